using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// Writes a value for each of many rows with one statement: the values travel as one parameter, or a few, and the database joins
/// the table with them. SaveChanges sends a statement for each row and allocates ten times as much.
/// </summary>
internal abstract class ValueTableUpdate
{
    private readonly DbContext _context;
    private readonly StoreObjectIdentifier _table;

    protected ValueTableUpdate(DbContext context, IEntityType entity)
    {
        _context = context;
        _table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value; // '!': only entities with a table come here
        Sql = context.GetService<ISqlGenerationHelper>();
    }

    protected ISqlGenerationHelper Sql { get; }

    protected string Table => Sql.DelimitIdentifier(_table.Name, _table.Schema);

    /// <summary>The statement for so many rows, and the parameters that carry them.</summary>
    public abstract (string Sql, IReadOnlyList<DbParameter> Parameters) Statement(ValueTable values);

    /// <summary>How many rows a statement takes.</summary>
    public virtual int MostRows(IReadOnlyList<IProperty> columns) => int.MaxValue;

    /// <summary>What the statement for one row looks like.</summary>
    public string Example(IReadOnlyList<IProperty> keys, IReadOnlyList<IProperty> values)
    {
        var table = new ValueTable(keys, values);
        table.AddEmpty();
        return Statement(table).Sql;
    }

    /// <summary>Sends the rows; what is idempotent may be sent again by the context's execution strategy.</summary>
    public Task<int> ExecuteAsync(ValueTable values, CancellationToken cancellationToken)
    {
        var (sql, parameters) = Statement(values);
        return _context.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"), parameters, cancellationToken);
    }

    protected string Column(IProperty property) =>
        Sql.DelimitIdentifier(property.GetColumnName(_table)!); // '!': the table holds all columns

    /// <summary>A parameter as EF Core itself would make it for a value of the property.</summary>
    protected DbParameter Parameter(string name, RelationalTypeMapping mapping, object? value)
    {
        using var command = _context.Database.GetDbConnection().CreateCommand();
        return mapping.CreateParameter(command, Sql.GenerateParameterName(name), value, nullable: true);
    }

    /// <summary><c>"Checksum" = v.c1, …</c></summary>
    protected string Assignments(ValueTable values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < values.Values.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Column(values.Values[i])).Append(" = v.c").Append(values.Keys.Count + i);
        }

        return text.ToString();
    }

    /// <summary><c>t."Id" = v.c0 AND …</c></summary>
    protected string Matches(ValueTable values, string table) =>
        string.Join(" AND ", values.Keys.Select((property, i) => $"{table}.{Column(property)} = v.c{i}"));
}
