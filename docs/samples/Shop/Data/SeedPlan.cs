namespace Shop.Data;

/// <summary>How many rows each table gets when the whole database has <see cref="Total"/> of them.</summary>
public sealed record SeedPlan(int Total)
{
    private const int CategoryRows = 10; // from HasData

    public int Products { get; } = Math.Clamp(Total / 500, 20, 2_000) - CategoryRows;

    public int Customers { get; } = (int)(Total * 0.038);

    public int AccessTokens { get; } = (int)(Total * 0.12);

    public int AuditEntries { get; } = (int)(Total * 0.10);

    public int OrderLines { get; } = (int)(Total * 0.42);

    public int Orders => Total - CategoryRows - Products - Customers - AccessTokens - AuditEntries - OrderLines;
}
