using System.Diagnostics.CodeAnalysis;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// What a rule proved and its fix relies on, carried by the diagnostic: names in the property bag, pieces of code as additional
/// locations. A fix reads these and never repeats the analysis.
/// </summary>
/// <param name="Safety">Whether the fix computes the same, or needs a reader's review.</param>
/// <param name="Places">The pieces of code that the fix edits, in the order that the rule's facts define.</param>
internal abstract record FixFacts(FixSafety Safety, params ImmutableArray<Location> Places)
{
    private const string SafetyKey = "fix";

    internal ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[SafetyKey] = Safety.ToString();
        Write(properties);
        return properties.ToImmutable();
    }

    /// <summary>The safety of the fix that a diagnostic carries facts for, if it carries any.</summary>
    internal static bool TryReadSafety(Diagnostic diagnostic, [NotNullWhen(true)] out FixSafety? safety)
    {
        safety = diagnostic.Properties.TryGetValue(SafetyKey, out var text) && Enum.TryParse<FixSafety>(text, out var value)
            ? value
            : (FixSafety?)null;
        return safety is not null;
    }

    private protected virtual void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
    }
}

/// <summary>How far a fix is proven.</summary>
internal enum FixSafety
{
    /// <summary>The rewritten code computes the same; the fix takes part in fix-all.</summary>
    Safe,

    /// <summary>Something may differ, and the title says what; the fix is applied one at a time.</summary>
    Review,
}
