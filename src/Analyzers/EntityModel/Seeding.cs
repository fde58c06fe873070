namespace Rowbound.Analyzers.EntityModel;

/// <summary>Code that fills a database once. It is recognised by what it is called: that can only keep a rule silent.</summary>
internal static class Seeding
{
    internal static bool IsNamedSo(string? name) =>
        name is not null
        && (name.IndexOf("Seed", StringComparison.OrdinalIgnoreCase) >= 0
            || name.EndsWith("DbInitializer", StringComparison.Ordinal)
            || name.EndsWith("DataInitializer", StringComparison.Ordinal));
}
