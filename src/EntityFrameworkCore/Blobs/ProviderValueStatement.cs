using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// Selects the column itself: providers whose wire carries a row piece by piece hand it out as it arrives. The rows are counted
/// in the same statement, because the second row could be seen only behind the whole value of the first.
/// </summary>
internal sealed class ProviderValueStatement(IQueryable query, Type rowType, LargeColumn column) : ValueStatement
{
    public override DbCommand CreateCommand()
    {
        var count = Expression.Call(typeof(Queryable), nameof(Queryable.LongCount), [rowType], query.Expression);
        var row = column.Selector.Parameters[0];
        return Projection.Of(query.Provider, Limited(), row, [count, column.Selector.Body]).CreateDbCommand();
    }

    /// <summary>
    /// The count refuses a second row; the limit keeps its value from being sent. EF Core warns of a limit without an order, and
    /// orders by a constant at no cost.
    /// </summary>
    private MethodCallExpression Limited()
    {
        var constant = Expression.Lambda(Expression.Constant(1), Expression.Parameter(rowType, "row"));
        var ordered = Expression.Call(
            typeof(Queryable), nameof(Queryable.OrderBy), [rowType, typeof(int)], query.Expression, Expression.Quote(constant));
        return Expression.Call(typeof(Queryable), nameof(Queryable.Take), [rowType], ordered, Expression.Constant(1));
    }

    public override TextReader OpenText(DbDataReader row) => row.GetTextReader(row.FieldCount - 1);

    protected override async Task<bool> FindValueAsync(DbDataReader row, CancellationToken cancellationToken) =>
        row.FieldCount == 2
            ? !await row.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false)
            : throw BlobRefusals.SelectedWithOthers(column.Property);
}
