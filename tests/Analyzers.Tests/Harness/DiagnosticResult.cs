using Microsoft.CodeAnalysis;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>What is expected of the diagnostic at a numbered place, <c>{|#0:…|}</c>.</summary>
public sealed record DiagnosticResult(string Id)
{
    internal int Number { get; private init; }

    internal DiagnosticSeverity? Severity { get; private init; }

    internal string? Message { get; private init; }

    /// <summary>At the place with this number.</summary>
    public DiagnosticResult WithLocation(int number) => this with { Number = number };

    /// <summary>With this severity.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>With this message.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };
}
