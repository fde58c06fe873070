using Microsoft.EntityFrameworkCore;
using Rowbound;

namespace Guides;

/// <summary>What the code of the pages finds around it.</summary>
public abstract class Surroundings
{
    public required ShopContext db { get; init; }

    public required IDbContextFactory<ShopContext> contexts { get; init; }

    /// <summary>The options of such a context, to be configured further.</summary>
    public required DbContextOptionsBuilder<ShopContext> options { get; init; }

    public required CancellationToken cancellationToken { get; init; }

    /// <summary>A place to write to.</summary>
    public required string folder { get; init; }

    /// <summary>Another program that takes what it is given.</summary>
    protected Receiver sink { get; } = new();

    protected static decimal PriceOf(Product product) => product.Name.Length;

    protected static string Hash(string title) => $"{title.Length:x}";

    protected sealed class Checkpoints(string file) : IProgress<ChunkProgress>
    {
        public void Report(ChunkProgress value) => File.WriteAllText(file, value.After.ToString());
    }

    protected sealed class Receiver
    {
        public int Received { get; private set; }

        public Task SendAsync(object row, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(row);
            cancellationToken.ThrowIfCancellationRequested();
            Received++;
            return Task.CompletedTask;
        }
    }
}
