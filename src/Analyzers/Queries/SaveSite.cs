using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>One place where a context is saved in a loop that it outlives: all that rules may ask about it.</summary>
internal sealed class SaveSite
{
    private readonly QueryModel _model;
    private readonly MethodBody _body;
    private readonly ImmutableArray<QuerySite> _queries;
    private readonly Lazy<LoopGrowth?> _growth;

    internal SaveSite(IInvocationOperation call, MethodBody body, ImmutableArray<QuerySite> queries, QueryModel model)
    {
        Call = call;
        _body = body;
        _queries = queries;
        _model = model;
        _growth = new(FindGrowth);
    }

    /// <summary>The call that saves.</summary>
    internal IInvocationOperation Call { get; }

    /// <summary>The name of the call, as a reader would underline it.</summary>
    internal Location Location => Call.NameLocation;

    /// <summary>The name that a reader knows the context by.</summary>
    internal string ContextName => Call.Instance?.Unwrapped switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        var other => other?.Type?.Name ?? "",
    };

    /// <summary>The statement that the call is, where it is one by itself.</summary>
    internal ExpressionStatementSyntax? Statement => Call.Statement as ExpressionStatementSyntax;

    /// <summary>What the change tracker goes on keeping, turn after turn; none where that is not proven.</summary>
    internal LoopGrowth? Growth => _growth.Value;

    private LoopGrowth? FindGrowth()
    {
        if (Call.Instance?.Unwrapped is not { } context || IsLetGoBy(Call.TargetMethod))
            return null;

        for (var loop = Around(Call); loop is not null; loop = Around(loop))
        {
            if (TurnsOf(loop) is var turns and not LoopTurns.Few && IsKept(context, loop))
                return GrowthIn(loop, turns, context);
        }

        return null;
    }

    /// <summary>The nearest loop around an operation in the same function.</summary>
    private static ILoopOperation? Around(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                return loop;
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
        }

        return null;
    }

    private LoopTurns TurnsOf(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each when QueryOf(each) is { } query =>
            query.TableSeverity is null ? LoopTurns.Few : LoopTurns.Rows,
        IForEachLoopOperation each => _model.Symbols.IsStreamOfUnknownLength(each) ? LoopTurns.Streamed : LoopTurns.Few,
        IWhileLoopOperation { Condition: { } condition } => condition.ConstantValue is { HasValue: true, Value: true }
            ? LoopTurns.Endless
            : EfSymbols.AsksForMore(condition) ? LoopTurns.Streamed : LoopTurns.Few,
        IForLoopOperation { Condition: null } => LoopTurns.Endless,
        _ => LoopTurns.Few,
    };

    /// <summary>The query whose rows a loop goes through, one by one or from a list of them.</summary>
    private QuerySite? QueryOf(IForEachLoopOperation loop) => _queries.FirstOrDefault(q => ReferenceEquals(q.OnlyLoop, loop));

    /// <summary>
    /// Whether the change tracker of the context lasts from turn to turn: it is not made in the loop, and nothing that is called
    /// there clears it, detaches entities, or is given the context and might.
    /// </summary>
    private bool IsKept(IOperation context, ILoopOperation loop)
    {
        if (context is ILocalReferenceOperation { Local: var own } && _body.InitialValue(own)?.IsWithin(loop) == true)
            return false;

        foreach (var part in loop.Body.Descendants())
        {
            if (EfSymbols.ClearsTracker(part) || EfSymbols.Detaches(part) || _model.Symbols.HandsContextOver(part)
                || (part.IsWritten && Same(part, context))
                || (part is IInvocationOperation called && IsLetGoBy(called.TargetMethod)))
                return false;
        }

        return true;
    }

    /// <summary>Whether code of the compilation lets entities go when it is called.</summary>
    private bool IsLetGoBy(IMethodSymbol called) =>
        !_model.Symbols.IsFromMetadata(called)
        && _model.SeenCodeOf(called, _body) is { Root: { } code }
        && code.DescendantsAndSelf().Any(static part => EfSymbols.ClearsTracker(part) || EfSymbols.Detaches(part));

    private LoopGrowth? GrowthIn(ILoopOperation loop, LoopTurns turns, IOperation context)
    {
        var names = new List<string>();
        DiagnosticSeverity? severity = null;
        foreach (var part in loop.Body.Descendants().OfType<IInvocationOperation>())
        {
            if (_model.Symbols.AddedBy(part) is { } entity && Same(ContextOf(part.Instance), context))
                Note(entity.Name, SeverityOf(entity));
        }

        foreach (var query in _queries.Where(q => q.Terminal.Operation.IsWithin(loop.Body) && IsTrackedFor(q, context)))
            Note(query.Name, query.GrowthSeverity);

        // How much a stream of unknown length gives, nobody has said.
        return severity is null
            ? null
            : new([.. names.Distinct()], turns == LoopTurns.Streamed ? DiagnosticSeverity.Info : severity.Value);

        void Note(string name, DiagnosticSeverity? found)
        {
            if (found is null)
                return;
            names.Add(name);
            severity = found > severity ? found : severity ?? found;
        }
    }

    private DiagnosticSeverity? SeverityOf(INamedTypeSymbol entity) =>
        _model.Entities.GrowthOf(entity, Call.Syntax.SyntaxTree) switch
    {
        EntityModel.Growth.GrowsWithUse => DiagnosticSeverity.Warning,
        EntityModel.Growth.StaysSmall => null,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>
    /// Whether a query leaves its entities in the tracker of the context. A whole table that is streamed, and pages by offset,
    /// are other rules'.
    /// </summary>
    private static bool IsTrackedFor(QuerySite query, IOperation context) =>
        query.Shape is RowShape.TrackedEntity or RowShape.HoldsEntity
        && query.Terminal.Kind is TerminalKind.Buffer or TerminalKind.Enumerate or TerminalKind.SingleRow
        && (query.Terminal.Kind == TerminalKind.SingleRow || !query.IsTableSized) && query.OffsetLoop is null
        && query.NoTracking == NoTrackingForm.None
        && Same(query.Query.Source.Context, context);

    private IOperation? ContextOf(IOperation? owner) => owner?.Unwrapped switch
    {
        IPropertyReferenceOperation { Instance: { } context } set when _model.Symbols.IsSet(set.Type) => context.Unwrapped,
        IInvocationOperation { Instance: { } context } set when _model.Symbols.IsSet(set.Type) => context.Unwrapped,
        var context => context,
    };

    /// <summary>Whether two expressions name one variable, field or property, or both this object.</summary>
    private static bool Same(IOperation? one, IOperation other) => (one?.Unwrapped, other) switch
    {
        (IMemberReferenceOperation a, IMemberReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Member, b.Member),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        ({ } a, _) => a.VariableNamed is { } variable && SymbolEqualityComparer.Default.Equals(variable, other.VariableNamed),
        _ => false,
    };

    /// <summary>How often a loop may turn.</summary>
    private enum LoopTurns
    {
        /// <summary>As often as something has items that is in memory already, or not known.</summary>
        Few,

        /// <summary>As often as something gives items that comes from outside.</summary>
        Streamed,

        /// <summary>Until something in it leaves it.</summary>
        Endless,

        /// <summary>Once per row of a table.</summary>
        Rows,
    }
}

/// <summary>What a loop leaves in a change tracker, turn after turn.</summary>
/// <param name="Entities">The sets or entity types, by name.</param>
/// <param name="Severity">A warning where their tables grow and nothing else bounds the turns.</param>
internal sealed record LoopGrowth(ImmutableArray<string> Entities, DiagnosticSeverity Severity);
