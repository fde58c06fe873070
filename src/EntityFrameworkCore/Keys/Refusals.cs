using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Every refusal says what is in the way and what to write instead.</summary>
internal static class Refusals
{
    public static UnchunkableQueryException NotAnEntityQuery() => new(
        UnchunkableReason.NotAnEntityQuery,
        "The source is not a set of a DbContext, so it has no key to walk by. Start the query at a DbSet, as in " +
        "'db.Orders.InChunksAsync()'; a collection that is in memory already is split with 'Enumerable.Chunk'.");

    public static UnchunkableQueryException SourceIsOpaque(IEntityType entity) => new(
        UnchunkableReason.SourceIsOpaque,
        $"The rows of '{entity.DisplayName()}' come from raw SQL, a database function or a temporal set, whose order and " +
        "limits cannot be seen. Write the query in LINQ, or map the SQL as a view with 'ToView' and give the entity a key.");

    public static UnchunkableQueryException NoPrimaryKey(IReadOnlyEntityType entity) => new(
        UnchunkableReason.NoPrimaryKey,
        $"'{entity.DisplayName()}' has no primary key, so no row can be named to go on from. Declare one with " +
        $"'modelBuilder.Entity<{entity.ClrType.Name}>().HasKey(...)', also for a view whose rows are unique, or read it with " +
        "'StreamAsync()'.");

    public static UnchunkableQueryException NullOrderUnknown(IReadOnlyProperty property) => new(
        UnchunkableReason.NullOrderUnknown,
        $"The query is ordered by '{Name(property)}', which can be null, and it is not known whether this database sorts " +
        $"nulls first " +
        "or last: rows could be lost. Order by a column that is required, or drop the order and read by primary key.");

    public static UnchunkableQueryException SetsKeyColumn(IReadOnlyProperty property) => new(
        UnchunkableReason.SetsKeyColumn,
        $"'{Name(property)}' belongs to the key by which the rows are walked: a row that is moved could be written again or be " +
        "passed over. Set other columns, or copy the rows to new keys.");

    public static UnchunkableQueryException KeyNotComparable(IReadOnlyProperty property, Type stored) => new(
        UnchunkableReason.KeyNotComparable,
        $"SQLite cannot seek by '{Name(property)}': a {stored.Name} is not stored in an order that it can compare through an " +
        "index. Order by another column, or store an order-preserving number such as UTC ticks: " +
        $"'Property(e => e.{property.Name}).HasConversion(...)' to long.");

    public static UnchunkableQueryException OrderedByExpression(IReadOnlyEntityType entity) => new(
        UnchunkableReason.OrderedByExpression,
        $"The query is ordered by something else than a column of '{entity.DisplayName()}'. Order by its columns, as in " +
        "'OrderByKey(k => k.Ascending(e => e.Created))', or drop the order and read by primary key.");

    public static UnchunkableQueryException RowsAreLimited(string name) => new(
        UnchunkableReason.RowsAreLimited,
        $"'{name}' inside the query would start again in every chunk. Remove it; to stop early, 'break' out of the " +
        "'await foreach' once 'chunk.RowsBefore' is large enough. A query that is limited already needs no chunks: " +
        "'StreamAsync()'.");

    public static UnchunkableQueryException UnsupportedOperator(string name) => new(
        UnchunkableReason.UnsupportedOperator,
        $"After '{name}' a row is no longer one row of the root entity, so there is no key to go on from. {Remedy(name)}");

    public static UnchunkableQueryException IndexedOperator(string name) => new(
        UnchunkableReason.UnsupportedOperator,
        $"'{name}' with an index counts rows from the start of the query, but every chunk is a query of its own. Use " +
        $"'{name}' without the index; 'chunk.RowsBefore' and the position in the chunk give the number of the row.");

    public static UnchunkableQueryException WritesWhatSelectMade(string name) => new(
        UnchunkableReason.UnsupportedOperator,
        $"'{name}' writes rows of an entity, and this query returns something else. Leave out the 'Select'.");

    public static UnchunkableQueryException LimitedWrite(string name) => new(
        UnchunkableReason.RowsAreLimited,
        $"'{name}' inside the query would start again in every chunk. Remove it, or cancel the run once its progress has gone " +
        "far enough. A write of few rows needs no chunks: 'ExecuteUpdateAsync' and 'ExecuteDeleteAsync' take a limited query.");

    public static UnchunkableQueryException WritesOtherRows(string name) => new(
        UnchunkableReason.UnsupportedOperator,
        $"After '{name}' the rows are no longer those of one set, by whose key the write could be cut. Say with 'Where' over " +
        "the set which rows are meant, as in 'db.Orders.Where(o => db.Closed.Any(c => c.Id == o.CustomerId))'.");

    public static UnchunkableQueryException AfterSelect(string name) => new(
        UnchunkableReason.UnsupportedOperator,
        $"'{name}' follows 'Select'. Write it before the 'Select', or start the query at the set of the selected entity.");

    public static UnchunkableQueryException WithinTwice() => new(
        UnchunkableReason.UnsupportedOperator,
        "The query is within a range of keys already. Give 'Within' the smaller range only: 'SplitAsync' of a query that is " +
        "within a " +
        "range returns ranges that lie in it.");

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";

    private static string Remedy(string name) => name switch
    {
        "Reverse" => "Order descending instead: 'OrderByKey(k => k.Descending(e => e.Id))'.",
        "SelectMany" or "Join" or "GroupJoin" or "LeftJoin" or "RightJoin" =>
            "Start at the set whose rows you want to walk and read the others through navigations in 'Select'.",
        "Distinct" or "DistinctBy" or "GroupBy" =>
            "Start at the set that holds the distinct rows, or read the result, one row at a time, with 'StreamAsync()'.",
        "Union" or "Concat" or "Except" or "Intersect" =>
            "Read each query in chunks of its own, or combine their filters in one 'Where'.",
        _ => "Remove it, or read the result, one row at a time, with 'StreamAsync()'.",
    };
}
