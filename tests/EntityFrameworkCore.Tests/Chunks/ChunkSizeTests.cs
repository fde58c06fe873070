using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

public class ChunkSizeTests
{
    [Fact]
    public void Sizes_follow_the_bytes_of_the_rows()
    {
        var sizer = new ChunkSizer(new ChunkOptions { MaxBytes = 1_000_000 });
        Assert.Equal(1000, sizer.Next);

        sizer.Observe(1000, bytes: 100_000, TimeSpan.Zero);
        Assert.Equal(2000, sizer.Next); // At most twice.
        sizer.Observe(2000, bytes: 200_000, TimeSpan.Zero);
        sizer.Observe(4000, bytes: 400_000, TimeSpan.Zero);
        Assert.Equal(5000, sizer.Next); // The largest.
        for (var i = 0; i < 20; i++)
            sizer.Observe(sizer.Next, bytes: sizer.Next * 10_000L, TimeSpan.Zero);
        Assert.InRange(sizer.Next, 100, 105);
        sizer.Observe(1, bytes: 100_000_000, TimeSpan.Zero);
        Assert.InRange(sizer.Next, 1, 5);
    }

    [Fact]
    public void Sizes_follow_the_time_of_the_chunks()
    {
        var sizer = new ChunkSizer(new ChunkOptions { TargetTime = TimeSpan.FromSeconds(0.5), MaxSize = 100_000 });
        for (var i = 0; i < 30; i++)
            sizer.Observe(sizer.Next, bytes: 1, TimeSpan.FromMilliseconds(sizer.Next / 10.0));
        Assert.InRange(sizer.Next, 4_990, 5_010);

        for (var i = 0; i < 30; i++)
            sizer.Observe(sizer.Next, bytes: 1, TimeSpan.FromMilliseconds(sizer.Next));
        Assert.InRange(sizer.Next, 499, 501);
    }

    [Fact]
    public void A_size_that_is_given_stays()
    {
        var sizer = new ChunkSizer(new ChunkOptions { Size = 10, TargetTime = TimeSpan.FromSeconds(1) });
        sizer.Observe(10, bytes: long.MaxValue / 2, TimeSpan.FromHours(1));

        Assert.Equal((10, long.MaxValue), (sizer.Next, sizer.MaxBytes));
    }

    [Fact]
    public void Limits_hold_from_the_first_chunk()
    {
        Assert.Equal(50, new ChunkSizer(new ChunkOptions { MaxSize = 50 }).Next);
        Assert.Equal(3000, new ChunkSizer(new ChunkOptions { MinSize = 3000 }).Next);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chunk_ends_with_the_row_that_reaches_the_bytes(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(
            Enumerable.Range(1, 40).Select(number => new Item { Name = new string('x', number > 20 ? 50_000 : 1) }));
        var counts = new List<int>();
        var names = 0;
        await foreach (var chunk in db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { MaxBytes = 400_000 }))
        {
            counts.Add(chunk.Count);
            names += chunk.Count(item => item.Name.Length is 1 or 50_000);
        }

        Assert.Equal(40, names);
        Assert.Equal(24, counts[0]); // Twenty small ones, and four of 100 KB each.
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 1, 4));
    }

    [Fact]
    public void A_row_is_as_large_as_its_texts_and_bytes()
    {
        Assert.InRange(RowSize<Item>.Of(new Item { Name = new string('x', 10_000) }), 20_000, 20_300);
        Assert.InRange(RowSize<BytesRow>.Of(new BytesRow { Id = new byte[10_000] }), 10_000, 10_100);
        Assert.InRange(RowSize<(int, string)>.Of((1, new string('x', 1000))), 2000, 2100);
        Assert.InRange(SizeOf(new { Text = new string('x', 1000), Inner = new { Text = new string('x', 1000) } }), 4000, 4200);
        Assert.InRange(RowSize<int>.Of(7), 1, 16);
        Assert.InRange(RowSize<string?>.Of(null), 0, 16);
        var order = new Order { Customer = new Customer { Name = new string('x', 1000) } };
        order.Lines.AddRange(Enumerable.Range(1, 100).Select(_ => new OrderLine()));
        Assert.InRange(RowSize<Order>.Of(order), 2000 + (100 * 32), 2000 + (100 * 64));
    }

    [Fact]
    public void Getters_are_not_called_to_measure_a_row() => Assert.InRange(RowSize<Lazy>.Of(new Lazy()), 1, 100);

    [Fact]
    public void Options_that_make_no_sense_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { Size = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { MinSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { MaxSize = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { MaxBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { TargetTime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { PauseRatio = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { PauseRatio = -1 });
        Assert.Throws<ArgumentNullException>(() => new ChunkOptions { Clock = null! }); // '!': what is tested
    }

    private static long SizeOf<T>(T row) => RowSize<T>.Of(row);

    private sealed class Lazy
    {
        public string Loaded => throw new InvalidOperationException("A navigation would be loaded here.");
    }
}
