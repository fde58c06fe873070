using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Infrastructure.Options;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// One place where a query is executed: all that rules may ask about it. Answers are computed when first asked.
/// </summary>
internal sealed class QuerySite
{
    private readonly Lazy<RowBound> _rows;
    private readonly Lazy<RowShape> _shape;
    private readonly Lazy<QueryScope> _scope;
    private readonly Lazy<ResultUse> _use;
    private readonly Lazy<NoTrackingForm> _noTracking;
    private readonly Lazy<BufferPurpose> _purpose;
    private readonly Lazy<Accumulation?> _accumulation;
    private readonly Lazy<ClientOperator?> _clientOperator;
    private readonly Lazy<BufferCopy?> _copy;

    internal QuerySite(Query query, Terminal terminal, MethodBody body, QueryModel model)
    {
        Query = query;
        Terminal = terminal;
        Body = body;
        Model = model;
        Entity = model.Entities.TypeOf(query.Source.Entity);
        Context = model.Entities.ContextOf(query.Source.ContextType);
        _rows = new(() => new RowCounter(model, Entity).Count(query));
        _shape = new(() => ShapeReader.Read(query, Entity, Context, model.Symbols, body));
        _scope = new(() => QueryScope.Of(terminal.Operation, body.Owner));
        _use = new(ReadUse);
        _noTracking = new(() => TrackingProof.Of(this));
        _purpose = new(ReadPurpose);
        _accumulation = new(this.ReadAccumulation);
        _clientOperator = new(() => Queries.ClientOperator.Of(this));
        _copy = new(() => BufferCopy.Of(this));
    }

    /// <summary>The method that it stands in.</summary>
    internal MethodBody Body { get; }

    /// <summary>The model that it belongs to.</summary>
    internal QueryModel Model { get; }

    /// <summary>What the user's options say for the file that it stands in.</summary>
    internal OptionValues Options => Model.Options.In(Terminal.Operation.Syntax.SyntaxTree);

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
    /// How severe a finding about the size of the table is: a warning where the table is known to grow, a suggestion where that
    /// is not known or only a part of the table may be read, and none where the query is bounded or the table stays small.
    /// </summary>
    internal DiagnosticSeverity? TableSeverity => Rows switch
    {
        RowBound.Table => GrowthSeverity,
        RowBound.Share => GrowthSeverity is null ? null : DiagnosticSeverity.Info,
        _ => null,
    };

    /// <summary>Whether the rows may be as many as the table has.</summary>
    internal bool IsTableSized => Rows is RowBound.Table or RowBound.Share;

    /// <summary>How severe it is to keep what grows with the table, whatever bounds a single query.</summary>
    internal DiagnosticSeverity? GrowthSeverity =>
        Model.Entities.GrowthOf(Query.Source.Entity, Terminal.Operation.Syntax.SyntaxTree) switch
    {
        Growth.GrowsWithUse => DiagnosticSeverity.Warning,
        Growth.StaysSmall => null,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>Whether the program is seen to fill the table, so that its size is not what its author has in mind.</summary>
    internal bool IsKnownToGrow =>
        Model.Entities.GrowthOf(Query.Source.Entity, Terminal.Operation.Syntax.SyntaxTree) is Growth.Grows or Growth.GrowsWithUse;

    /// <summary>Whether the runtime library is referenced, so that a fix may call it.</summary>
    internal bool HasRuntimeLibrary => Model.Symbols.HasRuntimeLibrary;

    /// <summary>
    /// What the body of a loop does that must not happen while the query is open. What stands around its functions is the
    /// member's own where the loop stands in the member itself.
    /// </summary>
    internal LoopHazards HazardsOf(IForEachLoopOperation loop) => new LoopBody(Model, Body).HazardsOf(loop.Body)
        & (loop.EnclosingLambda is null ? ~LoopHazards.ChangesAround : ~LoopHazards.None);

    /// <summary>
    /// What code of the compilation does that the query runs for each row, as a projection may: in a stream it takes turns with
    /// the loop.
    /// </summary>
    internal LoopHazards HazardsOfProjection => Query.Steps
        .SelectMany(static step => step.Call.Arguments)
        .SelectMany(static argument => argument.Value.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Where(call => !Model.Symbols.IsFromMetadata(call.TargetMethod))
        .Aggregate(LoopHazards.None, (found, call) => found | Model.Hazards.Of(call.TargetMethod, Body, new()));

    /// <summary>How the query may stop tracking without changing what the method computes.</summary>
    internal NoTrackingForm NoTracking => _noTracking.Value;

    /// <summary>Whether the query stands in one expression, from its source to what executes it.</summary>
    internal bool IsWrittenWhole => Query.IsStraight && Query.Source.Expression.IsWithin(Terminal.Operation);

    /// <summary>
    /// The name of the set where the query starts, as a reader would underline it; where that stands in another member, the query
    /// as it is executed here.
    /// </summary>
    internal Location SourceLocation => SourceSyntax switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        var source => source.GetLocation(),
    };

    private SyntaxNode SourceSyntax =>
        Query.Source.Expression.Syntax is var source && Body.Contains(source) ? source : Query.Expression.Syntax;

    /// <summary>The statement that declares the local that holds the result, and never anything else.</summary>
    internal StatementSyntax? BufferDeclaration =>
        Use.Local is { } local && DefinitionOf(local) is not null
            && Terminal.Operation.Statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1,
                UsingKeyword.RawKind: 0 } declaration
            ? declaration
            : null;

    /// <summary>Whether a row is an entity, whole.</summary>
    internal bool HoldsEntities => Shape is RowShape.TrackedEntity or RowShape.UntrackedEntity;

    /// <summary>What the buffer is for, and so which rule speaks about it.</summary>
    internal BufferPurpose Purpose => _purpose.Value;

    /// <summary>Where entities are added to a collection that outlives the loop that reads them.</summary>
    internal Accumulation? Accumulation => _accumulation.Value;

    /// <summary>The loop that reads one page after the other by offset, where this query reads the pages.</summary>
    internal OffsetLoop? OffsetLoop => Queries.OffsetLoop.Of(this);

    /// <summary>
    /// The loop that the rows are read in and nothing else is done with them: over the query itself, or over its buffer.
    /// </summary>
    internal IForEachLoopOperation? OnlyLoop =>
        Terminal.Loop ?? Use.Only(CollectionUseKind.Enumerated)?.Operation as IForEachLoopOperation;

    /// <summary>The operator that is applied in memory to the result and nothing else is.</summary>
    internal ClientOperator? ClientOperator => _clientOperator.Value;

    /// <summary>The second collection that is made of the result and nothing else is.</summary>
    internal BufferCopy? Copy => _copy.Value;

    /// <summary>What keeps the result for as long as the program runs.</summary>
    internal RowsKeeper? Keeper => RowsKeeper.Of(this);

    /// <summary>The endpoint that answers with the result, and does nothing else with it.</summary>
    internal EndpointAnswer? Answer => EndpointAnswer.Of(this);

    /// <summary>Whether a whole table is loaded only for operators that the database could run.</summary>
    internal bool IsClientOperated => IsTableSized && Purpose == BufferPurpose.ClientOperator;

    /// <summary>
    /// Whether operators can be put behind the query where it is executed: a variable of type <c>IEnumerable</c> takes none.
    /// </summary>
    internal bool CanCompose => Model.Symbols.IsQueryable(Query.Expression.Type)
        && (Terminal.Call?.Receiver is not { } receiver || ReferenceEquals(receiver.Unwrapped, Query.Expression.Unwrapped)
            || Terminal.Operator is null);

    /// <summary>Whether a value names no variable that is assigned again.</summary>
    internal bool IsConstant(IOperation value) => Body.IsConstantInMethod(value);

    /// <summary>Whether a call is an operator over objects in memory.</summary>
    internal bool IsInMemory(IInvocationOperation call) => Model.Symbols.IsInMemory(call.TargetMethod);

    /// <summary>Whether a member leads to other entities.</summary>
    internal static bool IsNavigation(IPropertySymbol member) =>
        !ColumnTypes.IsMappable(member.Type) && member.Type.TypeKind is TypeKind.Class or TypeKind.Interface;

    /// <summary>Whether a navigation leads to many entities.</summary>
    internal bool IsCollection(IPropertySymbol navigation) => Model.Symbols.ElementOf(navigation.Type) is not null;

    /// <summary>What is known of an entity type.</summary>
    internal EntityType TypeOf(INamedTypeSymbol entity) => Model.Entities.TypeOf(entity);

    /// <summary>The operator that a call is.</summary>
    internal QueryOperator? OperatorOf(IInvocationOperation call) => Model.Symbols.OperatorOf(call.TargetMethod);

    /// <summary>Every place where a local is named.</summary>
    internal IReadOnlyList<IOperation> ReferencesTo(ISymbol local) => Body.ReferencesTo(local);

    /// <summary>The value that a local is declared with, whatever is assigned to it later.</summary>
    internal IOperation? InitialValueOf(ILocalSymbol local) => Body.InitialValue(local);

    /// <summary>The value that a local has wherever it is read.</summary>
    internal IOperation? DefinitionOf(ILocalSymbol local) => Body.SingleDefinition(local);

    private BufferPurpose ReadPurpose()
    {
        if (Shape != RowShape.Columns && Accumulation is not null)
            return BufferPurpose.Accumulation;
        if (Terminal.Kind == TerminalKind.Buffer && Keeper is not null)
            return BufferPurpose.Cached;
        if (Terminal.Kind == TerminalKind.Buffer && Answer is not null)
            return BufferPurpose.Answer;
        if (this.Removal is not null)
            return BufferPurpose.Removal;
        if (this.Update is not null)
            return BufferPurpose.Update;
        if (this.KeyList is not null)
            return BufferPurpose.Keys;
        if (Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray) || Use.Collection is not [var use]
            || use.Operation.RepeatsAfter(Terminal.Operation))
            return BufferPurpose.Kept;
        if (use.Kind == CollectionUseKind.Enumerated)
            return BufferPurpose.OnePass;

        return ClientOperator is not null ? BufferPurpose.ClientOperator
            : Copy is not null ? BufferPurpose.Copied
            : BufferPurpose.Kept;
    }

    private ResultUse ReadUse() => Terminal switch
    {
        { Loop: { } loop } => ResultFlow.OfLoop(loop, Model, Body),
        { Helper: not null, IsHandedBack: true } => ResultFlow.OfCollection(Terminal.Result, call: null, Model, Body),
        { Helper: not null } or { Kind: TerminalKind.Tracker } => ResultUse.Unseen,
        { Operator: null, Call: { } call } when !Model.Symbols.FillsList(call.TargetMethod) => ResultUse.Unseen,
        { Operator: null, Call: { } fill } => ResultFlow.OfFill(fill, Model, Body),
        { Kind: TerminalKind.SingleRow } => ResultFlow.OfRow(Terminal.Result, Model, Body),
        _ => ResultFlow.OfCollection(Terminal.Result, Terminal.Call, Model, Body),
    };
}
