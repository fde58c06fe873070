using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>One place where a query is executed: all that rules may ask about it. Answers are computed when first asked.</summary>
internal sealed class QuerySite
{
    private readonly QueryModel _model;
    private readonly MethodBody _body;
    private readonly Lazy<RowBound> _rows;
    private readonly Lazy<RowShape> _shape;
    private readonly Lazy<QueryScope> _scope;
    private readonly Lazy<ResultUse> _use;

    internal QuerySite(Query query, Terminal terminal, MethodBody body, QueryModel model)
    {
        Query = query;
        Terminal = terminal;
        _body = body;
        _model = model;
        Entity = model.Entities.TypeOf(query.Source.Entity);
        Context = model.Entities.ContextOf(query.Source.ContextType);
        _rows = new(() => new RowCounter(model, Entity).Count(query));
        _shape = new(() => ShapeReader.Read(query, Context));
        _scope = new(() => QueryScope.Of(terminal.Operation, body.Owner));
        _use = new(ReadUse);
    }

    /// <summary>The query: source and steps.</summary>
    internal Query Query { get; }

    /// <summary>What executes it.</summary>
    internal Terminal Terminal { get; }

    /// <summary>The entity type that the rows come from.</summary>
    internal EntityType Entity { get; }

    /// <summary>The defaults of the context.</summary>
    internal ContextFacts Context { get; }

    /// <summary>How many rows it can yield.</summary>
    internal RowBound Rows => _rows.Value;

    /// <summary>What a row is.</summary>
    internal RowShape Shape => _shape.Value;

    /// <summary>Where it stands.</summary>
    internal QueryScope Scope => _scope.Value;

    /// <summary>What becomes of the result.</summary>
    internal ResultUse Use => _use.Value;

    /// <summary>The name that a reader knows the rows by: the set, else the entity type.</summary>
    internal string Name => Query.Source.Expression is IMemberReferenceOperation member ? member.Member.Name : Entity.Symbol.Name;

    /// <summary>
    /// How severe a finding about the size of the table is: a warning where the table is known to grow, a suggestion where that is not
    /// known, and none where the query is bounded or the table is known to stay small.
    /// </summary>
    internal DiagnosticSeverity? TableSeverity => Rows != RowBound.Table ? null : Growth switch
    {
        Growth.Grows => DiagnosticSeverity.Warning,
        Growth.StaysSmall => null,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>Whether the table grows.</summary>
    internal Growth Growth => _model.Entities.GrowthOf(Query.Source.Entity, Terminal.Operation.Syntax.SyntaxTree);

    /// <summary>The columns that are large and that nobody reads, where every use of the rows is seen.</summary>
    internal ImmutableArray<IPropertySymbol> UnreadLargeColumns =>
        [.. Entity.LargeColumns(_model.Options.LargeColumnBytes(Terminal.Operation.Syntax.SyntaxTree)).Where(c => !Use.Rows.Read.Contains(c.OriginalDefinition))];

    /// <summary>Whether the runtime library is referenced, so that a fix may call it.</summary>
    internal bool HasRuntimeLibrary => _model.Symbols.HasRuntimeLibrary;

    /// <summary>What the body of a loop does that must not happen while the query is open.</summary>
    internal LoopHazards HazardsOf(IForEachLoopOperation loop) => new LoopBody(_model.Symbols).HazardsOf(loop.Body);

    /// <summary>
    /// Whether the method uses the change tracker otherwise than to query: it saves, adds, attaches, finds or asks for entries, so that
    /// what is tracked matters.
    /// </summary>
    internal bool UsesTracker => !_body.ContextUses.IsEmpty;

    /// <summary>The call that saves the context right after a statement, where that is the only use of the tracker in the method.</summary>
    internal IInvocationOperation? OnlySaveAfter(IOperation statement) =>
        _body.ContextUses is [IInvocationOperation call] && _model.Symbols.Saves(call) && call.FollowsDirectly(statement) ? call : null;

    /// <summary>Every place where a local is named.</summary>
    internal IReadOnlyList<IOperation> ReferencesTo(ILocalSymbol local) => _body.ReferencesTo(local);

    /// <summary>The value that a local has wherever it is read.</summary>
    internal IOperation? DefinitionOf(ILocalSymbol local) => _body.SingleDefinition(local);

    private ResultUse ReadUse() => Terminal.Loop is { } loop
        ? ResultFlow.OfLoop(loop, _model.Symbols, _body)
        : ResultFlow.OfCollection(Terminal.Result, _model.Symbols, _body);
}
