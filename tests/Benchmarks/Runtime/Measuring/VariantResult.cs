namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <param name="Name">The variant.</param>
/// <param name="Speed">Its time.</param>
/// <param name="Footprint">Null where the work was done in a process that is not ours.</param>
internal sealed record VariantResult(string Name, Speed Speed, Footprint? Footprint);
