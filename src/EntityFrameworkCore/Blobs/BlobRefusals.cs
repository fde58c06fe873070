using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rowbound;

/// <summary>Every refusal says what is in the way and what to write instead.</summary>
internal static class BlobRefusals
{
    public static InvalidOperationException NotASet() => new(
        "The query does not start at a set of a DbContext, so it has no column to open. Start it at the DbSet whose column " +
        "is read, as in 'db.Photos.Where(p => p.Id == id).OpenReadAsync(p => p.Data)'.");

    public static InvalidOperationException NotRowsOfTheSet(IReadOnlyEntityType entity, string name) => new(
        $"After '{name}' the rows are no longer those of '{entity.DisplayName()}', so their columns cannot be opened. Start " +
        "the query at the set whose column is read, filter it with 'Where', and name the column in the call: 'p => p.Data'.");

    public static InvalidOperationException NotAColumn(IReadOnlyEntityType entity, LambdaExpression selector) => new(
        $"'{selector}' does not name a column of '{entity.DisplayName()}'; anything else would have to be computed from the " +
        "whole value. Name a column, as in 'p => p.Data', 'd => d.Content.Data' for a related row (null when there is none) or " +
        "'p => EF.Property<byte[]>(p, \"Data\")'. What the database can compute, map as a computed column or a view.");

    public static InvalidOperationException Converted(IReadOnlyProperty property, ValueConverter converter) => new(
        $"'{Name(property)}' is converted from {converter.ProviderClrType.Name} by its value converter, which needs the whole " +
        "value. Map what is stored as a property without a converter and convert what the stream reads, or read the value " +
        "whole with 'Select'.");

    public static InvalidOperationException InsideJson(IReadOnlyProperty property) => new(
        $"'{Name(property)}' is a part of a JSON column, which is read whole. Map it to a column of its own, or read it with " +
        "'Select'.");

    /// <summary>EF Core 8 does so for a complex value of an entity that also has owned types.</summary>
    public static InvalidOperationException SelectedWithOthers(IReadOnlyProperty property) => new(
        $"This version of EF Core ({typeof(DbContext).Assembly.GetName().Version}) selects the whole row when it is asked for " +
        $"'{Name(property)}'. Use a newer one, or map the column as a property of the entity itself.");

    public static InvalidOperationException SqliteNeedsATable(IReadOnlyEntityType entity) => new(
        $"SQLite reads values in pieces only from tables, and the rows of '{entity.DisplayName()}' come from a view, from raw " +
        "SQL or from a function. Start the query at the entity that is mapped to the table, or read the value whole with " +
        "'Select'.");

    public static InvalidOperationException SqliteNeedsAKey(IReadOnlyEntityType entity) => new(
        $"SQLite opens a value by the rowid of its row, which is found by key, and '{entity.DisplayName()}' has no primary " +
        $"key. Declare one with 'modelBuilder.Entity<{entity.ClrType.Name}>().HasKey(...)', or read the value whole with " +
        "'Select'.");

    public static InvalidOperationException SqliteNeedsOneTable(IReadOnlyEntityType entity, IReadOnlyProperty property) => new(
        $"'{Name(property)}' is stored in several tables, and SQLite opens a value in one. Start the query at a type that is " +
        $"derived from '{entity.DisplayName()}' and has a table of its own: 'db.Set<...>()'.");

    public static InvalidOperationException SqliteFoundNoRowId(string table, Exception? failure = null) => new(
        $"'{table}' is mapped as a table, but in the database it is a view, or a table whose rowid is not to be had ('WITHOUT " +
        "ROWID'). SQLite reads values in pieces only from tables with a rowid. Start the query at the entity that is mapped to " +
        "such a table, or read the value whole with 'Select'.",
        failure);

    public static InvalidOperationException SeveralRows(long rows) => new(
        $"The query selects {rows} rows, and a stream reads the value of one. Filter by a key, or say which row is meant: " +
        "'OrderByDescending(p => p.Created).Take(1)'.");

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";
}
