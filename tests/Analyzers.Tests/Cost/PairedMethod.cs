using System.Text;

namespace Rowbound.Analyzers.Tests.Cost;

/// <summary>How the queries of a <see cref="PairedMethod"/> are written.</summary>
public enum PairForm
{
    /// <summary>A list, and a loop over it.</summary>
    Plain,

    /// <summary>A query that is composed under conditions, and a loop over its list.</summary>
    Conditional,

    /// <summary>A loop that puts its rows into a list.</summary>
    Accumulating,
}

/// <summary>One method with any number of pairs of a query and a loop: what is not linear in the size of a method shows here.</summary>
internal static class PairedMethod
{
    /// <summary>A file with the method, for a shop whose context and orders stand in the namespace.</summary>
    internal static string Of(PairForm form, int pairs, string shop)
    {
        var text = new StringBuilder($$"""
            using System.Collections.Generic;
            using System.Linq;
            using Microsoft.EntityFrameworkCore;

            namespace {{shop}};

            public sealed class Ledger(ShopContext db)
            {
                public decimal Sum(bool large, bool sorted)
                {
                    var sum = 0m;

            """);
        for (var number = 0; number < pairs; number++)
            text.Append(Pair(form, number)).AppendLine();
        return text.Append("""
                    return sum;
                }
            }

            """).ToString();
    }

    private static string Pair(PairForm form, int number) => form switch
    {
        PairForm.Plain => $"""
                    var orders{number} = db.Orders.Where(o => o.Total > {number}).ToList();
                    foreach (var order in orders{number})
                        sum += order.Total;

            """,
        PairForm.Conditional => $"""
                    IQueryable<Order> query{number} = db.Orders;
                    if (large)
                        query{number} = query{number}.Where(o => o.Total > {number});
                    if (sorted)
                        query{number} = query{number}.OrderBy(o => o.PlacedAt);
                    foreach (var order in query{number}.ToList())
                        sum += order.Total;

            """,
        _ => $"""
                    var kept{number} = new List<Order>();
                    foreach (var order in db.Orders.Where(o => o.Total > {number}))
                        kept{number}.Add(order);
                    sum += kept{number}.Count;

            """,
    };
}
