namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Reads the query that an expression composes. What cannot be followed to a set of EF Core gives <see langword="null"/>: a
/// parameter, a local with several definitions, an unknown operator, another LINQ provider.
/// </summary>
internal sealed class QueryReader(EfSymbols symbols, MethodBody body)
{
    /// <summary>Keeps a local that is defined by itself from being read for ever.</summary>
    private const int DepthLimit = 64;

    internal Query? Read(IOperation? expression) =>
        expression is not null && Read(expression, depth: 0) is { } query
            ? query with { Expression = AsWritten(expression) }
            : null;

    /// <summary>The expression with the casts that are written in the code, which decide what can be composed on it.</summary>
    private static IOperation AsWritten(IOperation expression)
    {
        while (expression is IConversionOperation { IsImplicit: true } conversion)
            expression = conversion.Operand;
        return expression;
    }

    /// <summary>
    /// Reads the query behind an enumerable: the same through <c>AsEnumerable</c>, <c>AsAsyncEnumerable</c> and cancellation.
    /// </summary>
    internal Query? ReadEnumerable(IOperation? expression)
    {
        while (expression?.Unwrapped is IInvocationOperation call && symbols.IsEnumerationWrapper(call.TargetMethod))
            expression = call.Receiver;
        return Read(expression);
    }

    private Query? Read(IOperation expression, int depth)
    {
        if (depth > DepthLimit)
            return null;

        var value = expression.Unwrapped;
        return value switch
        {
            ITranslatedQueryOperation syntax => Read(syntax.Operation, depth + 1),
            IInvocationOperation call => ReadCall(call, depth),
            ILocalReferenceOperation local when body.SingleDefinition(local.Local) is { } definition =>
                Read(definition, depth + 1),
            _ => Set(value, (value as IPropertyReferenceOperation)?.Instance),
        };
    }

    private Query? ReadCall(IInvocationOperation call, int depth)
    {
        if (symbols.OperatorOf(call.TargetMethod) is { } found)
        {
            return symbols.IsInMemory(call.TargetMethod) || found.IsTerminal || call.Receiver is not { } receiver
                ? null
                : Read(receiver, depth + 1)?.Then(found, call, symbols.ElementOf(call.Type));
        }

        return symbols.NavigationQueryEntity(call.TargetMethod) is { } entity
            ? new Query(new(QuerySourceKind.Navigation, entity, Context: null, call), [], entity, call)
            : Set(call, call.Instance);
    }

    /// <summary>Anything of the type <c>DbSet&lt;T&gt;</c> is EF Core's by proof of its type.</summary>
    private Query? Set(IOperation value, IOperation? owner) => symbols.EntityOfSet(value.Type) is { } entity
        ? new Query(new(QuerySourceKind.Set, entity, symbols.IsDbContext(owner?.Type) ? owner : null, value), [], entity, value)
        : null;
}
