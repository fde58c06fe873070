using System.Reflection;

namespace Rowbound;

/// <summary>What is done with a key whose types are known only at run time.</summary>
internal interface IKeyedWork<out TResult>
{
    TResult Do<TKey>()
        where TKey : struct, IKeyValues<TKey>;
}

/// <summary>The struct that holds the values of a key, and the one place where it becomes a type argument.</summary>
internal static class KeyTypes
{
    public static TResult Do<TResult>(IReadOnlyList<KeyColumn> key, IKeyedWork<TResult> work)
    {
        var method = typeof(IKeyedWork<TResult>).GetMethod(nameof(IKeyedWork<>.Do))!; // '!': it is declared above
        var result = method.MakeGenericMethod(Of(key)).Invoke(work, BindingFlags.DoNotWrapExceptions, null, null, null);
        return (TResult)result!; // '!': TResult may be nullable
    }

    public static object?[] ValuesOf<TKey>(this TKey key, int columns)
        where TKey : struct, IKeyValues<TKey>
    {
        var values = new object?[columns];
        for (var i = 0; i < columns; i++)
            values[i] = key.ValueAt(i);
        return values;
    }

    private static Type Of(IReadOnlyList<KeyColumn> key)
    {
        var type = typeof(KeyEnd<>).MakeGenericType(key[^1].Type);
        for (var i = key.Count - 2; i >= 0; i--)
            type = typeof(KeyPart<,>).MakeGenericType(key[i].Type, type);
        return type;
    }
}
