using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Rowbound;

#pragma warning disable EF1001 // Internal API: nothing public leads from a query to its context.

/// <summary>
/// Finds the context that a query belongs to. EF Core hands it to interceptors and to nobody else, so this reads two private
/// fields that EF Core 8, 9 and 10 share; the tests run against each of them.
/// </summary>
internal static class QueryContexts
{
    /// <exception cref="InvalidOperationException">The query comes from no context, or from an EF Core that keeps it
    /// elsewhere.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    public static DbContext ContextOf(IQueryable query)
    {
        var provider = RootFinder.Find(query.Expression)?.QueryProvider ?? query.Provider;
        var context = provider is EntityQueryProvider entities
            ? Find(entities)
            : throw new InvalidOperationException(
                "The query does not come from a DbContext. Start it at a DbSet, as in 'db.Orders'.");
        _ = context.Database; // Throws when the context is disposed.
        return context;
    }

    private static DbContext Find(EntityQueryProvider provider)
    {
        try
        {
            return CompilerOf(provider) is QueryCompiler compiler
                ? FactoryOf(compiler).Create().Context
                : throw Unknown(null);
        }
        catch (MissingFieldException exception)
        {
            throw Unknown(exception);
        }
    }

    private static InvalidOperationException Unknown(Exception? inner) => new(
        $"This version of EF Core ({typeof(DbContext).Assembly.GetName().Version}) keeps the context of a query in a place " +
        $"that " +
        "Rowbound does not know. Use EF Core 8, 9 or 10, or a newer Rowbound.EntityFrameworkCore.",
        inner);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryCompiler")]
    private static extern ref IQueryCompiler CompilerOf(EntityQueryProvider provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryContextFactory")]
    private static extern ref IQueryContextFactory FactoryOf(QueryCompiler compiler);

    private sealed class RootFinder : ExpressionVisitor
    {
        private EntityQueryRootExpression? _root;

        public static EntityQueryRootExpression? Find(Expression query)
        {
            var finder = new RootFinder();
            finder.Visit(query);
            return finder._root;
        }

        public override Expression? Visit(Expression? node) => _root is null ? base.Visit(node) : node;

        protected override Expression VisitExtension(Expression node)
        {
            _root ??= node as EntityQueryRootExpression;
            return _root is null ? base.VisitExtension(node) : node;
        }
    }
}
