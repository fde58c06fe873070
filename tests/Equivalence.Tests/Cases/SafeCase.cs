using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Code that a Safe fix changes: what it computes must stay the same.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">What is special about the code.</param>
/// <param name="Code">The statements of a method with <c>db</c> and <c>cancellationToken</c>; they return the result.</param>
public sealed record SafeCase(string RuleId, string Name, string Code)
{
    /// <summary>How much of a file the code is; members are those of a class with <c>db</c>, one of them <c>Run</c>.</summary>
    public CodeKind Kind { get; init; } = CodeKind.Body;

    /// <summary>What must fall; that nothing may rise is asked of every case.</summary>
    public Fall Falls { get; init; } = Fall.Nothing;

    /// <summary>Whether memory grows with the table before the fix and no longer behind it.</summary>
    public bool StopsGrowing { get; init; }

    /// <summary>Whether the fix reads the key besides what is asked for: streams that start anew go on behind it.</summary>
    public bool ReadsKey { get; init; }

    /// <summary>The full name of the exception that ends the code where there are rows; null where it ends with a result.</summary>
    public string? Throws { get; init; }

    /// <summary>Statements for <c>ShopContext.OnModelCreating(modelBuilder)</c>.</summary>
    public string Model { get; init; } = "";

    /// <summary>Statements for <c>ShopContext.OnConfiguring(options)</c>.</summary>
    public string Options { get; init; } = "";

    /// <summary>The lines of <c>docs/design/preconditions.md</c> that the case shows to be allowed, as <c>streaming 10</c>.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Whether the code writes, so that each run needs tables of its own.</summary>
    internal bool Writes =>
        Code.Contains("SaveChanges", StringComparison.Ordinal) || Code.Contains("Execute", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId} {Name}";
}

/// <summary>What is to fall when a fix is applied.</summary>
[Flags]
public enum Fall
{
    /// <summary>Nothing that is counted.</summary>
    Nothing = 0,

    /// <summary>The entities that the change tracker holds at the end.</summary>
    Tracked = 1,

    /// <summary>The rows that are read.</summary>
    Rows = 2,

    /// <summary>The values that are read: rows by columns.</summary>
    Cells = 4,
}
