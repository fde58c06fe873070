using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>A query taken apart: the set that it starts at, and the operators in the order in which they were written.</summary>
internal sealed record QuerySpine(EntityQueryRootExpression Root, IReadOnlyList<MethodCallExpression> Operators)
{
    public IEntityType Entity => Root.EntityType;

    public static QuerySpine Of(IQueryable query) => Find(query) ?? throw Refusals.NotAnEntityQuery();

    /// <summary>The query's spine, or null when it does not start at the entities of a context.</summary>
    public static QuerySpine? Find(IQueryable query)
    {
        var operators = new Stack<MethodCallExpression>();
        var expression = query.Expression;
        while (expression is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            operators.Push(call);
            expression = source;
        }

        return query.Provider is IAsyncQueryProvider && expression is EntityQueryRootExpression root
            ? new QuerySpine(root, [.. operators])
            : null;
    }

    /// <summary>FromSql, table-valued functions and temporal sets are roots of derived types.</summary>
    public bool IsPlainSet => Root.GetType() == typeof(EntityQueryRootExpression);
}
