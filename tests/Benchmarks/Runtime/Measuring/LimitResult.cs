namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How a variant ended under a limited heap.</summary>
/// <param name="Engine">The database, as the command line says it.</param>
/// <param name="Rows">The rows of the table.</param>
/// <param name="Variant">Its name.</param>
/// <param name="ShouldFinish">Whether it holds little enough to finish.</param>
/// <param name="Footprint">What it took; null when memory was not enough.</param>
internal sealed record LimitResult(string Engine, int Rows, string Variant, bool ShouldFinish, Footprint? Footprint)
{
    internal bool IsAsExpected => ShouldFinish == Footprint is not null;
}
