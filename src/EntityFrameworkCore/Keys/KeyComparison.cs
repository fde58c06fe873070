using System.Linq.Expressions;
using System.Reflection;

namespace Rowbound;

/// <summary>
/// Compares the key of a row with a position. Operators name a method, since C# has no order for strings, Guids in EF Core 8,
/// byte arrays, bools and strongly typed ids; EF Core looks at the operator only and compares what the columns store.
/// </summary>
internal sealed class KeyComparison(IReadOnlyList<KeyColumn> key, ParameterExpression row, Expression position, NullMask nulls)
{
    private static readonly MethodInfo OnTheServerMethod =
        ((Func<object, object, bool>)OnTheServer).Method.GetGenericMethodDefinition();

    /// <summary>The rows of one range behind the position, or, by prefix only, from it on.</summary>
    public Expression In(SeekStep step, bool orEqual = false)
    {
        var condition = At(step, orEqual);
        if (step.Kind == SeekKind.RowValue)
            return condition;

        for (var i = step.Level - 1; i >= 0; i--)
            condition = Expression.AndAlso(IsEqual(i), condition);
        return condition;
    }

    /// <summary>What a range says of the column at its level, whatever the columns before it.</summary>
    public Expression At(SeekStep step, bool orEqual = false) => step.Kind switch
    {
        SeekKind.RowValue => RowValues.Compare(Forward(0), key, Column, Value),
        SeekKind.Value => Compare(WithEqual(Forward(step.Level), orEqual), step.Level),
        SeekKind.AnyValue => IsNotNull(step.Level),
        _ => IsNull(step.Level),
    };

    /// <summary>All rows behind the position, in one condition: for filters that are not walked range by range.</summary>
    public Expression IsAfter() => Beyond(forward: true, orEqual: false);

    /// <summary>The row of the position and all before it.</summary>
    public Expression IsAtOrBefore() => Beyond(forward: false, orEqual: true);

    /// <summary>
    /// <c>a >= x AND (a > x OR (a = x AND b > y))</c>: what the first column alone says comes first, since it is a range of the
    /// index, which an OR is not.
    /// </summary>
    private Expression Beyond(bool forward, bool orEqual)
    {
        if (RowValues.CanCompare(key))
            return RowValues.Compare(WithEqual(Direction(0, forward), orEqual), key, Column, Value);

        BinaryExpression? condition = null;
        for (var i = key.Count - 1; i >= 0; i--)
        {
            var strictly = StrictlyBeyond(i, forward);
            condition = condition is null
                ? Last(strictly, forward, orEqual)
                : OrElse(strictly, Expression.AndAlso(IsEqual(i), condition));
        }

        return key.Count == 1 || key[0].CanBeNull
            ? condition! // '!': a key has a column
            : Expression.AndAlso(Compare(WithEqual(Direction(0, forward), true), 0), condition!);
    }

    /// <summary><c>&lt;=</c> is a range of the index, which <c>a &lt; x OR a = x</c> is not in every database.</summary>
    private BinaryExpression? Last(BinaryExpression? strictly, bool forward, bool orEqual)
    {
        var i = key.Count - 1;
        if (!orEqual)
            return strictly;

        return key[i].CanBeNull
            ? OrElse(strictly, IsEqual(i))
            : Compare(WithEqual(Direction(i, forward), orEqual), i);
    }

    /// <summary>Null when nothing lies beyond.</summary>
    private BinaryExpression? StrictlyBeyond(int i, bool forward)
    {
        var column = key[i];
        var nullsLieBeyond = column.CanBeNull && column.NullsComeFirst != forward;
        if (nulls[i])
            return nullsLieBeyond ? null : IsNotNull(i);

        var compared = Compare(Direction(i, forward), i);
        return nullsLieBeyond ? Expression.OrElse(compared, IsNull(i)) : compared;
    }

    private static BinaryExpression OrElse(BinaryExpression? left, BinaryExpression right) =>
        left is null ? right : Expression.OrElse(left, right);

    private ExpressionType Forward(int i) => Direction(i, forward: true);

    private ExpressionType Direction(int i, bool forward) =>
        key[i].Descending == forward ? ExpressionType.LessThan : ExpressionType.GreaterThan;

    private static ExpressionType WithEqual(ExpressionType kind, bool orEqual) => (kind, orEqual) switch
    {
        (ExpressionType.LessThan, true) => ExpressionType.LessThanOrEqual,
        (ExpressionType.GreaterThan, true) => ExpressionType.GreaterThanOrEqual,
        _ => kind,
    };

    private BinaryExpression IsEqual(int i) => nulls[i] ? IsNull(i) : Compare(ExpressionType.Equal, i);

    private BinaryExpression IsNull(int i) => Expression.Equal(Boxed(i), Expression.Constant(null));

    private BinaryExpression IsNotNull(int i) => Expression.NotEqual(Boxed(i), Expression.Constant(null));

    private UnaryExpression Boxed(int i) => Expression.Convert(Column(i), typeof(object));

    private BinaryExpression Compare(ExpressionType kind, int i) =>
        Expression.MakeBinary(kind, Column(i), Value(i), liftToNull: false, OnTheServerMethod.MakeGenericMethod(key[i].Type));

    private Expression Column(int i) => Columns.Read(row, key[i]);

    private MemberExpression Value(int i)
    {
        var part = position;
        for (var rest = i; rest > 0; rest--)
            part = Expression.Field(part, nameof(KeyPart<,>.Rest));
        return Expression.Field(part, nameof(KeyEnd<>.Value));
    }

    private static bool OnTheServer<T>(T left, T right) =>
        throw new InvalidOperationException("Keys are compared by the database only.");
}
