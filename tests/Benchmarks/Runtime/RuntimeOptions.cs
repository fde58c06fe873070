using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Narrow rows; wide shapes have fewer.</param>
/// <param name="Engines">The databases.</param>
/// <param name="Shapes">The widths of rows.</param>
/// <param name="Jobs">The jobs, by name: the check of the heap limit is one of them.</param>
/// <param name="Variant">What the names of variants must contain.</param>
/// <param name="Quick">Whether figures may be rough.</param>
/// <param name="Passes">Passes per round, where not left to the job.</param>
/// <param name="Json">Where to write everything as JSON.</param>
/// <param name="Markdown">Where to write the tables as Markdown.</param>
internal sealed record RuntimeOptions(
    IReadOnlyList<int> Rows,
    IReadOnlyList<Engine> Engines,
    IReadOnlyList<Shape> Shapes,
    IReadOnlyList<string> Jobs,
    string Variant,
    bool Quick,
    int? Passes,
    FileInfo? Json,
    FileInfo? Markdown)
{
    private const int Rounds = 3;

    /// <summary>Short runs need many passes to find a good moment; a long one is an average of moments.</summary>
    internal Effort EffortFor(Job job, Database database) => this switch
    {
        { Quick: true } => new(1, Passes ?? 1, InOneProcess: true),
        { Passes: { } passes } => new(Rounds, passes),
        _ when job.Writes => new(Rounds, 1),
        _ => new(Rounds, database is { Rows: <= 200_000, Shape.IsWide: false } ? 9 : 2),
    };

    internal IReadOnlyList<Variant> VariantsOf(Job job, Database database) =>
    [
        .. job.Variants
            .Where(variant => variant == job.Limit || variant.Name.Contains(Variant, StringComparison.OrdinalIgnoreCase))
            .Where(variant => database.Rows <= variant.MostRows),
    ];
}
