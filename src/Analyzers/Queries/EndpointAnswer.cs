namespace Rowbound.Analyzers.Queries;

/// <summary>All rows of a query as what an endpoint of ASP.NET Core answers with.</summary>
/// <param name="Function">The code of the endpoint: a lambda, or all of a method.</param>
/// <param name="Wrapper">The call that makes a response of them, such as <c>Ok(rows)</c>, where there is one.</param>
internal sealed record EndpointAnswer(IOperation Function, IInvocationOperation? Wrapper)
{
    /// <summary>Whether the endpoint waits for nothing but the rows.</summary>
    internal bool WaitsForRowsOnly =>
        Function.Descendants().Count(static o => o is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true }
            or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true }) <= 1;

    /// <summary>Whether the endpoint is a lambda.</summary>
    internal bool IsLambda => Function is IAnonymousFunctionOperation;

    /// <summary>Reads where the rows of a buffer are answered with, and nothing else is done with them.</summary>
    internal static EndpointAnswer? Of(QuerySite site)
    {
        if (site.Use.Collection is not [var use])
            return null;

        var (exit, wrapper) = use.Operation switch
        {
            IReturnOperation returned => (returned, null),
            IArgumentOperation { Parent: IInvocationOperation { Consumer: IReturnOperation returned } call }
                when EfSymbols.AnswersWith(call.TargetMethod) => (returned, call),
            _ => ((IReturnOperation?)null, (IInvocationOperation?)null),
        };
        return exit?.EnclosingFunction is { } function && IsEndpoint(function, site.Body.Owner) ? new(function, wrapper) : null;
    }

    private static bool IsEndpoint(IOperation function, ISymbol owner) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Consumer is IArgumentOperation { Parent: IInvocationOperation map }
            && EfSymbols.MapsRoute(map.TargetMethod),
        ILocalFunctionOperation => false,
        _ => EfSymbols.IsAction(owner),
    };
}
