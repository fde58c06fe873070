using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rowbound;

/// <summary>
/// Notes where a query stands when EF Core compiles it: once per shape, and always on the stack of the caller. When the command
/// runs, an asynchronous opening of the connection may have left that stack.
/// </summary>
internal sealed class CompilationInterceptor : IQueryExpressionInterceptor
{
    public static readonly CompilationInterceptor Instance = new();

    private CompilationInterceptor()
    {
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is { } context)
            GuardedContext.Of(context).Compile(CallStack.Capture().CallSite);
        return queryExpression;
    }
}
