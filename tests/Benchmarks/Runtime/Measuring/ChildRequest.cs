namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>What a child process is to measure, all by name: it finds the rest in the same assembly.</summary>
internal sealed record ChildRequest(
    string Engine, string Shape, int Rows, string ConnectionString, string SmallConnectionString, string Job, string Variant);
