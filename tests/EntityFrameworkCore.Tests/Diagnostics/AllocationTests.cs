using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

/// <summary>What the guard allocates does not depend on the number of rows.</summary>
public class AllocationTests
{
    private const int Few = 100;
    private const int Many = 5_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_costs_no_byte_more_than_without_the_guard(bool bytes)
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(Many));
        using var plain = new ShopContext(database.Unguarded().Options);
        using var guarded = database.Open(options => (options.MaxRowsPerQuery, options.CountBytes) = (Many, bytes));

        var perRow = PerRow(plain);
        Assert.InRange(perRow, 100, 10_000); // The measure sees the rows themselves.
        Assert.Equal(perRow, PerRow(guarded), tolerance: 0.5);
        Assert.Empty(database.Breaches);
    }

    private static double PerRow(ShopContext db)
    {
        var query = db.Items.AsNoTracking().TagWith("allocation");
        Least(query, Many);
        return (Least(query, Many) - Least(query, Few)) / (double)(Many - Few);
    }

    /// <summary>The runtime allocates now and then for itself: while it compiles a method anew, for one.</summary>
    private static long Least(IQueryable<Item> query, int rows) => Enumerable.Range(0, 5).Min(_ => Read(query, rows));

    private static long Read(IQueryable<Item> query, int rows)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var _ in query.Take(rows))
            continue;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
