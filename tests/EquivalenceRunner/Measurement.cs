namespace Rowbound.EquivalenceRunner;

/// <summary>What a process is to run.</summary>
/// <param name="Engine"><c>Sqlite</c> or <c>PostgreSql</c>.</param>
/// <param name="Model">The file of the assembly with <c>Shop.ShopContext</c>.</param>
/// <param name="Job">The file of the assembly with <c>Shop.Jobs.Job.Run</c>.</param>
/// <param name="ConnectionStrings">The databases to run it on, one after the other.</param>
public sealed record RunRequest(string Engine, string Model, string Job, IReadOnlyList<string> ConnectionStrings);

/// <summary>What running a job on one database gave and what it took.</summary>
/// <param name="Result">What it returned, as JSON; a long text by its length and hash.</param>
/// <param name="Exception">The type of what it threw.</param>
/// <param name="Tracked">How many entities the change tracker held at the end.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Cells">How many values were read: rows by columns.</param>
/// <param name="Statements">How many statements were sent.</param>
/// <param name="Writes">The statements that write, in their order.</param>
/// <param name="Tables">What is in all tables afterwards, as a hash; null when nothing was written.</param>
/// <param name="LiveBytes">The most that was seen alive on the managed heap, less what was before.</param>
public sealed record Measurement(
    string? Result,
    string? Exception,
    int Tracked,
    long Rows,
    long Cells,
    int Statements,
    IReadOnlyList<string> Writes,
    string? Tables,
    long LiveBytes);
