using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Shared;

namespace Rowbound.Precision.Measuring;

/// <summary>The rules as they ship.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Load(string? only)
    {
        ImmutableArray<DiagnosticAnalyzer> found =
        [
            .. typeof(QueryRule).Assembly.Instances<DiagnosticAnalyzer>()
                .Where(rule => only is null || only.Equals(IdOf(rule), StringComparison.OrdinalIgnoreCase))
                .OrderBy(IdOf, StringComparer.Ordinal),
        ];
        return found is not [] ? found : throw new PrecisionFailure($"There is no rule {only}.", "Write its id, as in ROW1001.");
    }

    public static string IdOf(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;
}
