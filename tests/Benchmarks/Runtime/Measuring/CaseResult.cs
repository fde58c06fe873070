using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>All variants of a job on one database.</summary>
/// <param name="Engine">The database, as the command line says it.</param>
/// <param name="Shape">The width of the rows.</param>
/// <param name="Rows">The rows of the table.</param>
/// <param name="Job">The job, as the command line says it.</param>
/// <param name="Title">What the case is called in reports.</param>
/// <param name="Affected">The rows that the job reads or changes.</param>
/// <param name="Effort">How often variants were timed.</param>
/// <param name="Variants">The variants in the order of the job; the first is the limit.</param>
internal sealed record CaseResult(
    string Engine,
    string Shape,
    int Rows,
    string Job,
    string Title,
    long Affected,
    Effort Effort,
    IReadOnlyList<VariantResult> Variants)
{
    internal VariantResult Limit => Variants[0];

    internal VariantResult? Find(string variant) => Variants.FirstOrDefault(result => result.Name == variant);

    internal static async Task<CaseResult> MeasureAsync(
        Job job, Database small, Database database, IReadOnlyList<Variant> variants, Effort effort)
    {
        var speeds = await SpeedPasses.MeasureAsync(job, small, database, variants, effort);
        var results = new List<VariantResult>();
        foreach (var variant in variants)
        {
            if (!variant.IsOfThisProcess)
            {
                results.Add(new(variant.Name, speeds[variant.Name], Footprint: null));
                continue;
            }

            Console.Error.WriteLine($"{database.Title}, {job.Title}: memory of {variant.Name}");
            var footprint = effort.InOneProcess
                ? await new FootprintRun(job, variant, database.Countable()).MeasureAsync()
                : (await ChildProcess.MeasureAsync(database, small, job, variant)).Footprint;
            results.Add(new(variant.Name, speeds[variant.Name], footprint ?? throw OutOfMemory(variant)));
        }

        return new(
            database.Engine.Name,
            database.Shape.Name,
            database.Rows,
            job.Name,
            $"{database.Title}: {job.Title}",
            job.ExpectedRows(database),
            effort,
            results);
    }

    private static InvalidOperationException OutOfMemory(Variant variant) =>
        new($"The memory of this machine is not enough for '{variant.Name}'. Ask for fewer rows with --rows.");
}
