namespace Rowbound.Benchmarks.Runtime.Measuring;

internal sealed record VariantResult(string Name, Speed Speed, Footprint Footprint);
