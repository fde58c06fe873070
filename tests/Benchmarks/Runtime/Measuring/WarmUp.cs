using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>Runs a variant over few rows: what is measured afterwards neither compiles nor connects for the first time.</summary>
internal static class WarmUp
{
    /// <summary>Enough rows for chunks to follow chunks, as far as they are narrow.</summary>
    internal static int RowsOf(Shape shape) => shape.RowsFor(6_000);

    internal static async Task RunAsync(Job job, Variant variant, Database small)
    {
        var runs = job.Writes ? 1 : 3; // What writes spends its time in the database.
        for (var i = 0; i < runs; i++)
        {
            await job.PrepareAsync(small);
            var tally = new Tally(job.ExpectedRows(small));
            await variant.RunAsync(small, tally);
            await job.VerifyAsync(small, tally);
        }
    }
}
