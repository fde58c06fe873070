namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Programs that the generator found to be fixed wrongly once, by what was wrong.</summary>
internal static class FoundCases
{
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ROW4001: PostgreSQL cannot read what ValueTuple.Create gives"] = """
            var all = new List<Stock>();
            foreach (var id in new[] { 1, 2, 3 })
            {
                var part = db.Stock.Where(s => s.WarehouseId == id).ToList();
                all.AddRange(part);
            }
            var text = new StringBuilder();
            foreach (var entry in all)
                text.Append($"{entry.WarehouseId}-{entry.ProductId}");
            return text.ToString();
            """,
        ["ROW1003: an answer needs no AsNoTracking that ROW2001 has put there before"] = """
            return db.AccessTokens.ToList().ToList().Count(a => a.Checksum != null);
            """,
        ["ROW2001: a list that a fix takes away hides what is done with the rows"] = """
            var wanted = "A7";
            return db.Orders.ToList().ToList().Count(o => o.Number == wanted);
            """,
    };
}
