using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Where a query stands.</summary>
/// <param name="Loop">The nearest loop around it in the same function.</param>
/// <param name="IsAsync">Whether the function may await.</param>
/// <param name="IsGuarded">Whether a <c>catch</c> of the same function sees its exceptions.</param>
internal sealed record QueryScope(ILoopOperation? Loop, bool IsAsync, bool IsGuarded)
{
    internal static QueryScope Of(IOperation operation, ISymbol owner)
    {
        ILoopOperation? loop = null;
        var isGuarded = false;
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case ILoopOperation found when loop is null && !IsHeader(operation, found):
                    loop = found;
                    break;
                case ITryOperation { Catches.Length: > 0 } attempt:
                    isGuarded |= operation.IsWithin(attempt.Body);
                    break;
                case IAnonymousFunctionOperation lambda:
                    return new(loop, lambda.Symbol.IsAsync, isGuarded);
                case ILocalFunctionOperation local:
                    return new(loop, local.Symbol.IsAsync, isGuarded);
            }
        }

        return new(loop, IsAsyncMember(operation, owner), isGuarded);
    }

    /// <summary>What a <c>foreach</c> iterates is evaluated once, before the loop.</summary>
    private static bool IsHeader(IOperation operation, ILoopOperation loop) =>
        loop is IForEachLoopOperation each && (ReferenceEquals(each, operation) || operation.IsWithin(each.Collection));

    /// <summary>Top-level statements have no method that could say so: they may always await.</summary>
    private static bool IsAsyncMember(IOperation operation, ISymbol owner) =>
        owner is IMethodSymbol { IsAsync: true } || operation.Syntax.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;
}
