using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

/// <summary>Every refusal comes at the call, before anything is sent, and says what to write instead.</summary>
public sealed class WriteRefusalTests : IDisposable
{
    private readonly TestDatabase _database = Writing.On(Engine.Sqlite);
    private readonly WriteContext _db;

    public WriteRefusalTests() => _db = _database.OpenWrites();

    public void Dispose()
    {
        Assert.Empty(_database.Log.Statements);
        Assert.Empty(_database.Log.Commands);
        _db.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void A_setter_of_a_key_column_is_refused()
    {
        var exception = IsThrownByTheCall<UnchunkableQueryException>(() => _db.Slots.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(slot => slot.Rank, 1).SetProperty(slot => slot.Number, slot => slot.Number + 1)));
        Assert.Equal(UnchunkableReason.SetsKeyColumn, exception.Reason);
        Assert.Contains("'Slot.Number'", exception.Message, StringComparison.Ordinal);

        exception = IsThrownByTheCall<UnchunkableQueryException>(() => _db.Ints.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(row => EF.Property<int>(row, "Id"), 1)));
        Assert.Equal(UnchunkableReason.SetsKeyColumn, exception.Reason);
    }

    [Fact]
    public void A_setter_of_a_column_that_the_query_is_ordered_by_is_refused()
    {
        var exception = IsThrownByTheCall<UnchunkableQueryException>(
            () => _db.Slots.OrderBy(slot => slot.Rank).WriteAsync(new ChunkOptions()));

        Assert.Equal(UnchunkableReason.SetsKeyColumn, exception.Reason);
        Assert.Contains("'Slot.Rank'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_is_refused()
    {
        IsRefused(_db.Ints.Take(5), UnchunkableReason.RowsAreLimited, "'Take' inside the query");
        IsRefused(_db.Ints.OrderBy(row => row.Id).Skip(5), UnchunkableReason.RowsAreLimited, "'ExecuteDeleteAsync'");
    }

    [Fact]
    public void Rows_of_no_set_are_refused()
    {
        IsRefused(_db.Ints.Distinct(), UnchunkableReason.UnsupportedOperator, "'Where' over the set");
        IsRefused(_db.Ints.Union(_db.Ints), UnchunkableReason.UnsupportedOperator, "After 'Union'");
        IsRefused(_db.Tracks.Select(track => track.Album), UnchunkableReason.UnsupportedOperator, "Leave out the 'Select'");
        IsRefused(_db.Ints.Select(row => new { row.Id }), UnchunkableReason.UnsupportedOperator, "Leave out the 'Select'");
        IsRefused(_db.Ints.FromSql($"SELECT * FROM Ints"), UnchunkableReason.SourceIsOpaque, "'ToView'");
        IsRefused(new List<Album>().AsQueryable(), UnchunkableReason.NotAnEntityQuery, "DbSet");
    }

    [Fact]
    public void What_EF_Core_cannot_write_is_refused_by_EF_Core_also_while_the_table_is_empty()
    {
        IsThrownByTheCall<InvalidOperationException>(
            () => _db.Ints.Where(row => IsOdd(row.Id)).ExecuteDeleteInChunksAsync());
        IsThrownByTheCall<InvalidOperationException>(() => _db.Ints.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(row => row.Rank, row => IsOdd(row.Rank) ? 1 : 0)));
        IsThrownByTheCall<InvalidOperationException>(() => _db.Shapes.ExecuteDeleteInChunksAsync());
    }

    [Fact]
    public void A_position_of_another_query_is_refused()
    {
        var position = new Position("key", "query", [1]);
        IsThrownByTheCall<PositionMismatchException>(
            () => _db.Ints.ExecuteDeleteInChunksAsync(new ChunkOptions { StartAfter = position }));
    }

    [Fact]
    public void Bad_arguments_are_argument_exceptions()
    {
        IQueryable<Slot> nothing = null!; // '!': what is tested
        IsThrownByTheCall<ArgumentNullException>(() => nothing.ExecuteDeleteInChunksAsync());
        IsThrownByTheCall<ArgumentNullException>(() => nothing.WriteAsync(new ChunkOptions()));
        IsThrownByTheCall<ArgumentNullException>(() => _db.Slots.ExecuteUpdateInChunksAsync(null!)); // '!': tested
        Assert.Throws<ArgumentNullException>("exception", () => ChunkSummary.Of(null!)); // '!': what is tested
        Assert.Null(ChunkSummary.Of(new InvalidOperationException()));
    }

    [Fact]
    public void A_disposed_context_is_refused()
    {
        var query = _db.Ints.Where(row => row.Rank == 1);
        _db.Dispose();

        IsThrownByTheCall<ObjectDisposedException>(() => query.ExecuteDeleteInChunksAsync());
    }

    private static TException IsThrownByTheCall<TException>(Func<Task> call)
        where TException : Exception
        => Assert.Throws<TException>(() => { _ = call(); });

    private static bool IsOdd(int number) => number % 2 == 1;

    private static void IsRefused<T>(IQueryable<T> query, UnchunkableReason reason, string inMessage)
    {
        var exception = IsThrownByTheCall<UnchunkableQueryException>(() => query.ExecuteDeleteInChunksAsync());
        Assert.Equal(reason, exception.Reason);
        Assert.Contains(inMessage, exception.Message, StringComparison.Ordinal);
    }
}
