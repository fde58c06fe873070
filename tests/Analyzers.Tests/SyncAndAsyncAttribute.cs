using System.Reflection;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Rowbound.Analyzers.Tests;

/// <summary>Runs a theory once for each <see cref="Flavor"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SyncAndAsyncAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Flavor>(Flavor.Sync), new TheoryDataRow<Flavor>(Flavor.Async)]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
