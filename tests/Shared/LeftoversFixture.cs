[assembly: Xunit.AssemblyFixture(typeof(Rowbound.Shared.LeftoversFixture))]

namespace Rowbound.Shared;

/// <summary>Deletes behind the last test: an ending process has ten seconds from its runner, and large databases take longer.</summary>
public sealed class LeftoversFixture : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Leftovers.Delete();
}
