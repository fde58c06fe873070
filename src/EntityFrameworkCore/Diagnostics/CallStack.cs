using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Rowbound;

/// <summary>Where a query stands in the program, as the stack shows it.</summary>
/// <param name="CallSite">The first frame of the program's own code, or null when there is none.</param>
/// <param name="IsSplitPart">Whether EF Core is filling a collection of a split query.</param>
internal readonly record struct CallStack(string? CallSite, bool IsSplitPart)
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    private static readonly string[] Libraries =
        [EntityFramework, "System", "Microsoft.Data", "Microsoft.Extensions", "Microsoft.AspNetCore", "Npgsql", "netstandard"];

    /// <summary>Takes some tens of microseconds, so once per shape of a query and not per execution.</summary>
    public static CallStack Capture()
    {
        var isSplitPart = false;
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            // Compiled expressions have no declaring type.
            if (frame.GetMethod() is not { DeclaringType: { } type } method)
                continue;
            if (IsProgram(type.Assembly))
                return new(Describe(frame, method), isSplitPart);
            if (IsResumption(type))
                break;

            // The name has been the same from EF Core 5 on. Under another, the statements of a split query count each for itself.
            isSplitPart |= SourceName(method).Contains(".PopulateSplit", StringComparison.Ordinal);
        }

        return new(null, isSplitPart);
    }

    private static bool IsProgram(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly == typeof(CallStack).Assembly)
            return false;

        var name = assembly.GetName().Name ?? "";
        return !Array.Exists(Libraries, library => name.StartsWith(library, StringComparison.Ordinal)
            && (name.Length == library.Length || name[library.Length] == '.'));
    }

    /// <summary>
    /// A library's method goes on here after an await. What stands farther down did not call it: it completed what was awaited.
    /// </summary>
    private static bool IsResumption(Type type) =>
        type.Name.Contains("StateMachineBox", StringComparison.Ordinal) && type.Namespace == "System.Runtime.CompilerServices";

    private static string Describe(StackFrame frame, MethodBase method) => frame.GetFileName() is { } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file}:{frame.GetFileLineNumber()}")
        : SourceName(method);

    /// <summary>
    /// The type and method that the source shows: the compiler keeps the body of an async method in
    /// <c>&lt;Load&gt;d__1.MoveNext</c>, that of a lambda in <c>&lt;&gt;c.&lt;Load&gt;b__0</c>.
    /// </summary>
    internal static string SourceName(MethodBase method)
    {
        var name = Written(method.Name);
        var type = method.DeclaringType;
        for (; type is { DeclaringType: { } outer } && type.Name[0] == '<'; type = outer)
            name = Written(type.Name) ?? name;

        name ??= method.Name;
        return type is null ? name : $"{SourceName(type)}.{name}";
    }

    private static string SourceName(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{SourceName(outer)}.{name}" : $"{type.Namespace}.{name}".TrimStart('.');
    }

    /// <summary>What stands innermost between the angle brackets of a generated name, if anything.</summary>
    private static string? Written(string name)
    {
        if (name[0] != '<')
            return name;

        var start = name.LastIndexOf('<') + 1;
        var end = name.IndexOf('>', start);
        return end > start ? name[start..end] : null;
    }
}
