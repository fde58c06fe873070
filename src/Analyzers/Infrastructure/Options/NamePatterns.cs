namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>
/// Names of types and patterns of them, with <c>*</c> for any characters and <c>?</c> for one. With a dot it is about the full
/// name, without about the name alone.
/// </summary>
internal sealed class NamePatterns
{
    internal static readonly NamePatterns None = new([]);

    private static readonly char[] Wildcards = ['*', '?'];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _patterns = [];
    private readonly List<string> _fullPatterns = [];
    private readonly bool _needFullName;

    internal NamePatterns(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var isFull = name.IndexOf('.') >= 0;
            _needFullName |= isFull;
            if (name.IndexOfAny(Wildcards) < 0)
                _names.Add(name);
            else
                (isFull ? _fullPatterns : _patterns).Add(name);
        }
    }

    /// <summary>Whether one of the patterns is about the type.</summary>
    internal bool Contain(INamedTypeSymbol type)
    {
        if (_names.Contains(type.Name) || AnyIs(_patterns, type.Name))
            return true;
        if (!_needFullName)
            return false;

        var fullName = FullNameOf(type);
        return _names.Contains(fullName) || AnyIs(_fullPatterns, fullName);
    }

    /// <summary>Whether the text can be a name or a pattern of one.</summary>
    internal static bool IsPattern(string text) => text.Length > 0 && text.Split('.').All(IsPart);

    private static bool IsPart(string part) => part.Length > 0 && part[0] is not (>= '0' and <= '9')
        && part.All(static c => char.IsLetterOrDigit(c) || c is '_' || Wildcards.Contains(c));

    private static bool AnyIs(List<string> patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (IsMatch(pattern, name))
                return true;
        }

        return false;
    }

    /// <summary>Goes back to the last <c>*</c> where the rest does not fit, and no further, so that no pattern is slow.</summary>
    private static bool IsMatch(string pattern, string name)
    {
        var (at, star, mark) = (0, -1, 0);
        for (var i = 0; i < name.Length;)
        {
            if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == name[i]))
                (at, i) = (at + 1, i + 1);
            else if (at < pattern.Length && pattern[at] == '*')
                (star, at, mark) = (at, at + 1, i);
            else if (star >= 0)
                (at, mark, i) = (star + 1, mark + 1, mark + 1);
            else
                return false;
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }

    /// <summary>With a dot between outer and nested types, as in code.</summary>
    private static string FullNameOf(INamedTypeSymbol type)
    {
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.Name}.{name}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{name}" : name;
    }
}
