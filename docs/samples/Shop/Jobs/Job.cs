using Shop.Data;

namespace Shop.Jobs;

/// <summary>
/// Something that the shop does over a whole table, with a result that can be compared: the same rows give the same text.
/// <paramref name="Code"/> is the class that does the work.
/// </summary>
public sealed record Job(string Name, Type Code, Func<ShopContext, CancellationToken, Task<string>> Run)
{
    /// <summary>The job changes rows, so it needs a database of its own.</summary>
    public bool Writes { get; init; }
}
