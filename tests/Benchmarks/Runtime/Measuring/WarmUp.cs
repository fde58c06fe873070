using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>Runs a variant over few rows: what is measured afterwards is neither compiled nor connected for the first time.</summary>
internal static class WarmUp
{
    /// <summary>Enough rows for chunks to follow chunks.</summary>
    internal const int Rows = 6_000;

    private const int Runs = 3;

    internal static async Task RunAsync(Job job, Variant variant, Database small)
    {
        for (var i = 0; i < Runs; i++)
        {
            await job.PrepareAsync(small);
            var tally = new Tally(job.ExpectedRows(small));
            await variant.RunAsync(small, tally);
            await job.VerifyAsync(small, tally);
        }
    }
}
