using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Rowbound;

/// <summary>An update or a delete as EF Core itself writes it, whose rows can be exchanged.</summary>
internal sealed class SetBasedWrite
{
    private readonly MethodCallExpression _call;

    private SetBasedWrite(MethodCallExpression call) => _call = call;

    /// <summary>The columns that are set, as the caller names them.</summary>
    public IEnumerable<LambdaExpression> Targets => _call.Arguments switch
    {
        [_, NewArrayExpression setters] => setters.Expressions.OfType<NewExpression>()
            .Select(setter => setter.Arguments[0]).OfType<LambdaExpression>(),
        [_, UnaryExpression { Operand: LambdaExpression setters }] => Chained(setters.Body),
        _ => [],
    };

    public static SetBasedWrite Delete<T>(IQueryable<T> query) =>
        new(new OperatorRecorder<T>(query.Expression).Record("ExecuteDeleteAsync"));

    /// <param name="query">The whole of what is to be updated.</param>
    /// <param name="setters">In the form that the EF Core at hand takes.</param>
    public static SetBasedWrite Update<T>(IQueryable<T> query, object setters) =>
        new(new OperatorRecorder<T>(query.Expression).Record("ExecuteUpdateAsync", setters));

    /// <returns>How many rows were written, as far as the database says so: a server may be configured not to.</returns>
    public async Task<int> ExecuteAsync(IAsyncQueryProvider provider, Expression rows, CancellationToken cancellationToken) =>
        Math.Max(0, await provider.ExecuteAsync<Task<int>>(Over(rows), cancellationToken).ConfigureAwait(false));

    /// <summary>Translates the statement without sending it. Else a table without rows would hide a mistake in the
    /// query.</summary>
    /// <exception cref="InvalidOperationException">It cannot be translated.</exception>
    public void EnsureTranslatable(DbContext context, Expression rows) =>
#pragma warning disable EF1001 // Internal API: nothing public translates a write but sending it.
        context.GetService<IQueryCompiler>().CreateCompiledAsyncQuery<Task<int>>(Over(rows));
#pragma warning restore EF1001

    private MethodCallExpression Over(Expression rows) => _call.Update(null, [rows, .. _call.Arguments.Skip(1)]);

    /// <summary><c>s => s.SetProperty(x => x.A, …).SetProperty(x => x.B, …)</c>, the form before EF Core 10.</summary>
    private static IEnumerable<LambdaExpression> Chained(Expression setters)
    {
        while (setters is MethodCallExpression { Object: { } before, Arguments: [LambdaExpression target, _] })
        {
            yield return target;
            setters = before;
        }
    }
}
