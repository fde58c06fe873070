using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A query as the database will be asked: where the rows come from, and the operators of each way of composing it.
/// </summary>
internal sealed class Query
{
    private readonly QueryNode _root;
    private readonly Lazy<HashSet<QueryStep>> _certain;

    internal Query(QueryNode root, ITypeSymbol? elementType, IOperation expression)
    {
        _root = root;
        ElementType = elementType;
        Expression = expression;
        (Source, Steps, IsStraight) = Flatten(root);
        _certain = new(() => OnEveryPath(InOrder(root)));
    }

    /// <summary>Where the rows come from; the same table on every path.</summary>
    internal QuerySource Source { get; }

    /// <summary>
    /// The operators of all paths, each after what it is composed on: what is here is applied on some path at least.
    /// </summary>
    internal ImmutableArray<QueryStep> Steps { get; }

    /// <summary>Whether there is but one path: the steps are applied in their order, all of them.</summary>
    internal bool IsStraight { get; }

    /// <summary>The type of a row.</summary>
    internal ITypeSymbol? ElementType { get; }

    /// <summary>The query as it stands before its terminal: a chain, or the local that holds one.</summary>
    internal IOperation Expression { get; }

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

    /// <summary>Whether an operator orders the rows, on every path.</summary>
    internal bool IsOrdered => Fold(
        static _ => false,
        static (step, before) => before || step.Operator.Orders,
        static (one, other) => one && other);

    /// <summary>Whether some path has the operator.</summary>
    internal bool Has(QueryOperator wanted)
    {
        foreach (var step in Steps)
        {
            if (step.Operator == wanted)
                return true;
        }

        return false;
    }

    /// <summary>Whether every path has the operator.</summary>
    internal bool AlwaysHas(QueryOperator wanted) => Fold(
        static _ => false,
        (step, before) => before || step.Operator == wanted,
        static (one, other) => one && other);

    /// <summary>Whether every path applies this step.</summary>
    internal bool IsCertain(QueryStep step) => IsStraight || _certain.Value.Contains(step);

    /// <summary>The query without some of its steps, which must be straight.</summary>
    internal Query Without(params ImmutableArray<QueryStep> left)
    {
        QueryNode root = Source;
        foreach (var step in Steps)
            root = left.Contains(step) ? root : step.On(root);
        return new(root, ElementType, Expression);
    }

    /// <summary>
    /// An answer about the query, from its source on: what each step makes of the answer before it, and what holds of two paths
    /// that meet. Each part is asked once, however many paths lead through it.
    /// </summary>
    internal T Fold<T>(Func<QuerySource, T> source, Func<QueryStep, T, T> step, Func<T, T, T> join)
    {
        var known = new Dictionary<QueryNode, T>();
        foreach (var node in InOrder(_root))
        {
            known[node] = node switch
            {
                QuerySource start => source(start),
                QueryStep next => step(next, known[next.Input]),
                _ => node.Inputs.Select(input => known[input]).Aggregate(join),
            };
        }

        return known[_root];
    }

    /// <summary>
    /// The steps that no path leads past: from what comes after, nothing is composed on what comes before.
    /// </summary>
    private static HashSet<QueryStep> OnEveryPath(List<QueryNode> parts)
    {
        var places = new Dictionary<QueryNode, int>();
        for (var i = 0; i < parts.Count; i++)
            places[parts[i]] = i;

        var certain = new HashSet<QueryStep>();
        var lowest = parts.Count;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (lowest >= i && parts[i] is QueryStep step)
                certain.Add(step);
            lowest = Math.Min(lowest, parts[i].Inputs.IsEmpty ? -1 : parts[i].Inputs.Min(input => places[input]));
        }

        return certain;
    }

    private static (QuerySource Source, ImmutableArray<QueryStep> Steps, bool IsStraight) Flatten(QueryNode root)
    {
        QuerySource? source = null;
        var steps = ImmutableArray.CreateBuilder<QueryStep>();
        var isStraight = true;
        foreach (var node in InOrder(root))
        {
            source ??= node as QuerySource;
            isStraight &= node is not QueryJoin;
            if (node is QueryStep step)
                steps.Add(step);
        }

        // The reader gives a query only where every path leads to a source.
        return (source ?? throw new ArgumentException("A query has a source.", nameof(root)), steps.ToImmutable(), isStraight);
    }

    /// <summary>The parts of a query, each once and after its inputs. Chains may be long: no recursion.</summary>
    internal static List<QueryNode> InOrder(QueryNode root)
    {
        var done = new List<QueryNode>();
        var seen = new HashSet<QueryNode>();
        var open = new Stack<(QueryNode Node, bool IsDone)>([(root, false)]);
        while (open.Count > 0)
        {
            var (node, isDone) = open.Pop();
            if (isDone)
            {
                done.Add(node);
            }
            else if (seen.Add(node))
            {
                open.Push((node, true));
                for (var i = node.Inputs.Length - 1; i >= 0; i--)
                    open.Push((node.Inputs[i], false));
            }
        }

        return done;
    }
}
