using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rowbound.Precision.Sources;

namespace Rowbound.Precision.Measuring;

/// <summary>What a rule reported, and where.</summary>
internal sealed record Finding(
    string Rule, DiagnosticSeverity Severity, string Repository, string Path, int Line, string Message, string LineHash)
{
    private const int HashLength = 12;

    public static Finding Of(Diagnostic diagnostic, RepositoryFolder repository)
    {
        var place = diagnostic.Location.GetLineSpan();
        var source = diagnostic.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString() ?? "";
        return new(
            diagnostic.Id,
            diagnostic.Severity,
            repository.Name,
            repository.Relative(place.Path),
            place.StartLinePosition.Line + 1,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            HashOf(diagnostic.Id, source));
    }

    /// <summary>Says which line of a file is meant and stays the same when lines above it come and go.</summary>
    public static string HashOf(string rule, string source) => Hash($"{rule}\n{source.Trim()}");

    /// <summary>A number in the order of which findings look shuffled, and always in the same way.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
