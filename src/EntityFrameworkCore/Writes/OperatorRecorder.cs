using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// Takes down what EF Core's own set-based operators would send, instead of sending it. They are found by name, since EF Core
/// 9 moved them to another class and EF Core 10 changed the form of their setters.
/// </summary>
internal sealed class OperatorRecorder<T>(Expression query) : IQueryable<T>, IAsyncQueryProvider
{
    private MethodCallExpression? _recorded;

    public Type ElementType => typeof(T);

    public Expression Expression => query;

    public IQueryProvider Provider => this;

    /// <param name="name">The name of the asynchronous operator.</param>
    /// <param name="arguments">What it takes between the query and the token.</param>
    public MethodCallExpression Record(string name, params object[] arguments)
    {
        Find(name).MakeGenericMethod(typeof(T)).Invoke(
            null, BindingFlags.DoNotWrapExceptions, null, [this, .. arguments, CancellationToken.None], null);
        return _recorded ?? throw Unknown(name);
    }

    public TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        _recorded = expression as MethodCallExpression;
        return default!; // '!': a task that nobody awaits
    }

    public IQueryable CreateQuery(Expression expression) => throw OnlyRecords();

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => throw OnlyRecords();

    public object Execute(Expression expression) => throw OnlyRecords();

    public TResult Execute<TResult>(Expression expression) => throw OnlyRecords();

    public IEnumerator<T> GetEnumerator() => throw OnlyRecords();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static MethodInfo Find(string name)
    {
        foreach (var type in new[] { typeof(EntityFrameworkQueryableExtensions), typeof(RelationalQueryableExtensions) })
        {
            var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static);
            if (methods.FirstOrDefault(method => method.Name == name) is { } found)
                return found;
        }

        throw Unknown(name);
    }

    private static InvalidOperationException Unknown(string name) => new(
        $"This version of EF Core ({typeof(DbContext).Assembly.GetName().Version}) has no '{name}' in a form that Rowbound " +
        "knows. Use EF Core 8, 9 or 10, or a newer Rowbound.EntityFrameworkCore.");

    private static NotSupportedException OnlyRecords() => new("A recorder has no rows.");
}
