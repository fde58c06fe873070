using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>A query as the database will be asked: where the rows come from and the operators in order.</summary>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Steps">The operators composed on the source, in the order of their application.</param>
/// <param name="ElementType">The type of a row.</param>
/// <param name="Expression">The query as it stands before its terminal: a chain, or the local that holds one.</param>
internal sealed record Query(QuerySource Source, ImmutableArray<QueryStep> Steps, ITypeSymbol? ElementType, IOperation Expression)
{
    /// <summary>The query as it is written before its terminal, parentheses included.</summary>
    internal SyntaxNode Syntax
    {
        get
        {
            var written = Expression.Syntax;
            while (written.Parent is ParenthesizedExpressionSyntax parentheses)
                written = parentheses;
            return written;
        }
    }

    internal bool Has(QueryOperator wanted) => Find(wanted) is not null;

    /// <summary>Whether an operator orders the rows.</summary>
    internal bool IsOrdered => Steps.Any(static s => s.Operator.Orders);

    internal QueryStep? Find(QueryOperator wanted)
    {
        foreach (var step in Steps)
        {
            if (step.Operator == wanted)
                return step;
        }

        return null;
    }

    /// <summary>The query with one more operator.</summary>
    internal Query Then(QueryOperator next, IInvocationOperation call, ITypeSymbol? element) =>
        this with { Steps = Steps.Add(new QueryStep(next, call)), ElementType = element ?? ElementType, Expression = call };
}

/// <summary>Where the rows of a query come from.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Entity">The entity type of the rows.</param>
/// <param name="Context">The expression that gives the context, where it is visible.</param>
/// <param name="Expression">The source itself, such as <c>db.Orders</c>.</param>
internal sealed record QuerySource(QuerySourceKind Kind, INamedTypeSymbol Entity, IOperation? Context, IOperation Expression)
{
    /// <summary>The type of the context, where it is visible.</summary>
    internal INamedTypeSymbol? ContextType => Context?.Type as INamedTypeSymbol;
}

/// <summary>The kinds of source.</summary>
internal enum QuerySourceKind
{
    /// <summary>A <c>DbSet&lt;T&gt;</c>: the whole table.</summary>
    Set,

    /// <summary>The rows behind a navigation of one entity, as <c>Entry(x).Collection(…).Query()</c> gives them.</summary>
    Navigation,
}

/// <summary>One operator of a query.</summary>
/// <param name="Operator">Which operator.</param>
/// <param name="Call">The call that composes it.</param>
internal sealed record QueryStep(QueryOperator Operator, IInvocationOperation Call)
{
    /// <summary>The lambda that the operator was given, as in <c>Where(o =&gt; …)</c>.</summary>
    internal IAnonymousFunctionOperation? Lambda => Call.Lambda();

    /// <summary>The argument after the query itself, as in <c>Take(10)</c>.</summary>
    internal IOperation? Argument => Call.ArgumentAfterReceiver();
}
