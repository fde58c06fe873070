using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly Lazy<NoTrackingForm> _noTracking;
    private readonly Lazy<BufferPurpose> _purpose;
    private readonly Lazy<Accumulation?> _accumulation;
    private readonly Lazy<ClientOperator?> _clientOperator;

    internal QuerySite(Query query, Terminal terminal, MethodBody body, QueryModel model)
    {
        Query = query;
        Terminal = terminal;
        _body = body;
        _model = model;
        Entity = model.Entities.TypeOf(query.Source.Entity);
        Context = model.Entities.ContextOf(query.Source.ContextType);
        _rows = new(() => new RowCounter(model, Entity).Count(query));
        _shape = new(() => ShapeReader.Read(query, Entity, Context, model.Symbols, body));
        _scope = new(() => QueryScope.Of(terminal.Operation, body.Owner));
        _use = new(ReadUse);
        _noTracking = new(() => TrackingProof.Of(this));
        _purpose = new(ReadPurpose);
        _accumulation = new(ReadAccumulation);
        _clientOperator = new(() => Queries.ClientOperator.Of(this));
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
    internal DiagnosticSeverity? TableSeverity => Rows == RowBound.Table ? GrowthSeverity : null;

    /// <summary>How severe it is to keep what grows with the table, whatever bounds a single query.</summary>
    internal DiagnosticSeverity? GrowthSeverity => _model.Entities.GrowthOf(Query.Source.Entity, Terminal.Operation.Syntax.SyntaxTree) switch
    {
        Growth.Grows => DiagnosticSeverity.Warning,
        Growth.StaysSmall => null,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>The columns that are large and that nobody reads, where every use of the rows is seen.</summary>
    internal ImmutableArray<IPropertySymbol> UnreadLargeColumns =>
        [.. Entity.LargeColumns(_model.Options.LargeColumnBytes(Terminal.Operation.Syntax.SyntaxTree)).Where(c => !IsRead(c.OriginalDefinition))];

    /// <summary>Whether a column is read, by its name or by a property that is computed from it.</summary>
    private bool IsRead(IPropertySymbol column) =>
        Use.Rows.Read.Any(member => _model.Entities.TypeOf(member.ContainingType).ColumnsBehind(member) is { } behind && behind.Contains(column, SymbolEqualityComparer.Default));

    /// <summary>Whether the runtime library is referenced, so that a fix may call it.</summary>
    internal bool HasRuntimeLibrary => _model.Symbols.HasRuntimeLibrary;

    /// <summary>What the body of a loop does that must not happen while the query is open.</summary>
    internal LoopHazards HazardsOf(IForEachLoopOperation loop) => new LoopBody(_model.Symbols, _body).HazardsOf(loop.Body);

    /// <summary>
    /// Whether the method uses the change tracker otherwise than to query: it saves, adds, attaches, finds or asks for entries, or another
    /// of its queries writes what it tracks or reads navigations that tracking fills, so that what is tracked matters.
    /// </summary>
    internal bool UsesTracker => !_body.ContextUses.IsEmpty || _body.Sites.Any(other => other != this && other.ReliesOnTracking);

    private bool ReliesOnTracking => Shape is RowShape.TrackedEntity or RowShape.Unknown && (Use.Rows.IsWritten || TrackingProof.ReadsUncovered(this));

    /// <summary>
    /// Whether nothing in the method depends on what the change tracker holds by this query: the tracker is not used, no entity of the
    /// type is edited, and no other query of the method gives entities whose navigations this one may fill.
    /// </summary>
    internal bool IsTrackedAlone => !UsesTracker && !_body.Edits(Entity.Symbol) && _body.Sites.All(other => ReferenceEquals(other, this) || other.IsPlainReading);

    /// <summary>Whether reading a navigation may run a query.</summary>
    internal bool LoadsLazily => Context.LoadsLazily || Entity.LoadsLazily;

    /// <summary>Whether the rows may be read one by one while their navigations are read.</summary>
    internal bool ReadsOnlyWhatIsLoaded => !Use.Rows.ReadsNavigations || (Context.IsVisible && !LoadsLazily);

    /// <summary>Whether EF Core may read all rows into memory before it gives the first one.</summary>
    internal bool MayBeBuffered =>
        Context.Retries || Query.Has(QueryOperator.AsSplitQuery) || (Context.Splits && !Query.Has(QueryOperator.AsSingleQuery));

    /// <summary>Whether the query asks the same each time that it runs: nothing that it captures is assigned after.</summary>
    internal bool AsksTheSameAgain => Query.Steps.All(step => step.Call.Arguments.All(a => _body.IsConstantInMethod(a.Value)));

    /// <summary>Whether a loop adds rows to the table that it reads: read by key, they would be met again.</summary>
    internal bool GrowsInside(IOperation loop) => _body.ContextUses.Any(use =>
        use.IsWithin(loop) && use is IInvocationOperation call
        && (SymbolEqualityComparer.Default.Equals(_model.Symbols.EntityOfSet(call.Instance?.Type), Entity.Symbol)
            || call.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(a.Value.Unwrapped.Type, Entity.Symbol))));

    /// <summary>Whether the rows are only read, or are values that nobody can change.</summary>
    internal bool GivesUnchangedRows => Use.Rows.IsReadOnly || (Query.ElementType is { } element && EfSymbols.IsImmutable(element));

    /// <summary>The statement that saves the context right after another one, and does nothing else, where that is the only use of the tracker.</summary>
    private ExpressionStatementSyntax? OnlySaveAfter(IOperation statement) =>
        _body.ContextUses is [IInvocationOperation call] && _model.Symbols.Saves(call)
        && call.Statement is ExpressionStatementSyntax save && statement.Syntax.IsDirectlyBefore(save)
            ? save
            : null;

    /// <summary>Whether the query neither needs nor shows what the change tracker holds.</summary>
    private bool IsPlainReading =>
        Terminal.Kind is TerminalKind.Aggregate or TerminalKind.SetBased
        || Shape is RowShape.Columns or RowShape.UntrackedEntity
        || Use.Rows is { IsReadOnly: true, ReadsNavigations: false };

    /// <summary>Whether the query asks for tracking though the method writes nothing: its author has a reason that is not seen.</summary>
    internal bool IsTrackedByWish => Query.Has(QueryOperator.AsTracking) && !Use.Rows.IsWritten;

    /// <summary>How the query may stop tracking without changing what the method computes.</summary>
    internal NoTrackingForm NoTracking => _noTracking.Value;

    /// <summary>How rows that are streamed or read in chunks stop tracking, which they must to be let go; <see langword="null"/> where they may not.</summary>
    internal NoTrackingForm? NoTrackingInPassing => Shape switch
    {
        RowShape.Columns => NoTrackingForm.None,
        RowShape.UntrackedEntity when !Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution) => NoTrackingForm.None,
        RowShape.TrackedEntity when NoTracking == NoTrackingForm.Plain => NoTrackingForm.Plain,
        _ => null,
    };

    /// <summary>The loops that use the result and nothing else does, where all stand behind its declaration and may read chunks; else none.</summary>
    internal ImmutableArray<SyntaxNode> LoopsBehind(StatementSyntax declaration) =>
        Use.Collection.All(use => use is { Kind: CollectionUseKind.Enumerated, Operation: IForEachLoopOperation loop } && loop.Syntax.Neighbourhood == declaration.Neighbourhood && CanBeChunkedIn(loop))
            ? [.. Use.Collection.Select(static use => use.Operation.Syntax)]
            : [];

    /// <summary>The part of the query that an operator about tracking goes behind: its source where it stands in one expression.</summary>
    internal SyntaxNode NoTrackingPlace =>
        Query.Source.Expression.Syntax is var source && Query.Steps is not [{ Operator: QueryOperator.FromSql }, ..] && Terminal.Operation.Syntax.Span.Contains(source.Span)
            ? source
            : Query.Syntax;

    /// <summary>The name of the set where the query starts, as a reader would underline it.</summary>
    internal Location SourceLocation => Query.Source.Expression.Syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.GetLocation(),
        var source => source.GetLocation(),
    };

    /// <summary>The statement that declares the local that holds the result, and nothing else.</summary>
    internal StatementSyntax? BufferDeclaration =>
        Use.Local is not null && Terminal.Operation.Statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, UsingKeyword.RawKind: 0 } declaration ? declaration : null;

    /// <summary>
    /// The statement that saves right after a loop that writes its rows, where saving and letting go each chunk of them would do as well: the
    /// tracker serves nothing else in the method.
    /// </summary>
    internal StatementSyntax? SaveAfterWriting(IForEachLoopOperation loop) =>
        Shape == RowShape.TrackedEntity && Use.Rows is { IsWritten: true, Escapes: false, IsCompared: false, Accumulations.Count: 0 }
        && CanBeChunkedIn(loop) && !loop.Breaks && !Chunkability.OrdersByAny(Query, Use.Rows.Written)
        && OnlySaveAfter(loop) is { } save && (HazardsOf(loop) & LoopHazards.ReachesDatabase) == 0
            ? save
            : null;

    /// <summary>Whether entities are loaded with large columns that nobody reads, where every use of the rows is seen.</summary>
    internal bool LoadsUnreadLargeColumns =>
        Terminal.Kind is TerminalKind.Buffer or TerminalKind.Enumerate
        && Terminal.Operator is null or QueryOperator.ToList or QueryOperator.ToArray
        && Rows != RowBound.One
        && HoldsEntities
        && Use.Rows is { IsReadOnly: true, Read.Count: > 0, Accumulations.Count: 0 }
        && !Use.Rows.Read.Any(MayReadMore)
        && Purpose != BufferPurpose.ClientOperator
        && !UnreadLargeColumns.IsEmpty;

    /// <summary>Whether a row is an entity, whole.</summary>
    internal bool HoldsEntities => Shape is RowShape.TrackedEntity or RowShape.UntrackedEntity;

    /// <summary>The columns that are read, in the order of the class.</summary>
    internal ImmutableArray<IPropertySymbol> ColumnsRead => Entity.InOrder(Use.Rows.Read);

    /// <summary>The columns that are read from a second collection later, and the key where that is a single one.</summary>
    internal ImmutableArray<IPropertySymbol> ColumnsReadFrom(Accumulation accumulation)
    {
        var later = new HashSet<IPropertySymbol>(accumulation.Read, SymbolEqualityComparer.Default);
        if (later.Count == 1 && Entity.Key is [var key] && Entity.Property(key) is { } column)
            later.Add(column.OriginalDefinition);
        return Entity.InOrder(later);
    }

    /// <summary>
    /// Whether the rows may be put into the collection as tuples of these columns: as few as a tuple has elements of its own, with names
    /// that a tuple does not need itself, and where a whole page is added, nothing is read from it before.
    /// </summary>
    internal bool CanAddTuples(Accumulation accumulation, ImmutableArray<IPropertySymbol> columns) =>
        columns is { Length: > 1 and <= 7 }
        && columns.All(static c => !IsNameOfTuple(c.Name))
        && accumulation.Fill is IInvocationOperation call
        && (_model.Symbols.FillsList(call.TargetMethod)
            ? Use.Rows.ReadInPassing.Count == 0
            : call.ArgumentAfterReceiver()?.Unwrapped is ILocalReferenceOperation or IParameterReferenceOperation);

    private static bool IsNameOfTuple(string name) =>
        name is "Rest" or "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));

    /// <summary>The columns that are read, and these, in the order of the class.</summary>
    internal ImmutableArray<IPropertySymbol> ColumnsReadAnd(ImmutableArray<IPropertySymbol> more) =>
        Entity.InOrder(new HashSet<IPropertySymbol>(Use.Rows.Read.Concat(more.Select(static c => c.OriginalDefinition)), SymbolEqualityComparer.Default));

    /// <summary>What a reader would call a row: the lambda parameter of the query, else the first letter of the entity.</summary>
    internal string RowName =>
        Query.Steps.Select(static s => s.Lambda?.Symbol.Parameters is [var row, ..] ? row.Name : null).FirstOrDefault(static n => n is not null)
        ?? Entity.Symbol.Name.Substring(0, 1).ToLowerInvariant();

    /// <summary>
    /// The statement that declares a list that only these rows are added to, empty at first, so that its element type is the method's
    /// own choice.
    /// </summary>
    internal StatementSyntax? DeclarationOf(Accumulation accumulation)
    {
        if (DefinitionOf(accumulation.Collection)?.Statement is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration || !declaration.DeclaresList)
            return null;

        var isOnlyFilledHere = _body.ReferencesTo(accumulation.Collection).All(r =>
            r.Consumer is not IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" } call || ReferenceEquals(call, accumulation.Fill));
        return isOnlyFilledHere
            && DefinitionOf(accumulation.Collection)?.Unwrapped is IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } or ICollectionExpressionOperation { Elements.IsEmpty: true }
            && !Use.Rows.MayBeNull
            && _model.Symbols.IsList(accumulation.Collection.Type)
                ? declaration
                : null;
    }

    /// <summary>The parts of an offset loop that drains its query.</summary>
    internal OffsetDrain? DrainOf(OffsetLoop offset) => OffsetDrain.Of(offset, this);

    /// <summary>How many rows an offset loop goes through.</summary>
    internal RowBound RowsOf(OffsetLoop offset) => new RowCounter(_model, Entity).Count(offset.Pages);

    /// <summary>Whether the pages of a drain may come by key: in the same order, which is total, and used as any read-only list may be.</summary>
    internal bool IsWalkedByKey(OffsetLoop offset) =>
        HasRuntimeLibrary && Scope.IsAsync
        && Chunkability.Of(offset.Pages, Entity) && Chunkability.IsTotallyOrdered(offset.Pages, Entity)
        && Terminal.Operator == QueryOperator.ToList
        && Use.Collection.All(static u => u.Kind is CollectionUseKind.Enumerated or CollectionUseKind.Counted or CollectionUseKind.Indexed
            or CollectionUseKind.Operator or CollectionUseKind.HandedOver);

    /// <summary>Whether nothing in a drain can change the rows that are still to come.</summary>
    internal bool IsDrainedUnseen(OffsetDrain drain) =>
        !UsesTracker
        && (Shape is RowShape.Columns or RowShape.UntrackedEntity || NoTracking == NoTrackingForm.Plain)
        && drain.WorkOperations.All(w => (new LoopBody(_model.Symbols, _body).HazardsOf(w) & (LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode | LoopHazards.Yields)) == 0);

    /// <summary>Whether the change tracker keeps the rows beyond a loop: they are tracked, and the loop neither lets them go nor has a context of its own.</summary>
    internal bool IsKeptByTracker(ILoopOperation loop) =>
        Shape is RowShape.TrackedEntity or RowShape.HoldsEntity
        && !(Query.Source.Context?.Unwrapped is ILocalReferenceOperation { Local: var own } && InitialValueOf(own)?.IsWithin(loop) == true)
        && !loop.Body.Descendants().Any(static o => EfSymbols.ClearsTracker(o) || EfSymbols.Detaches(o));

    /// <summary>What the buffer is for, and so which rule speaks about it.</summary>
    internal BufferPurpose Purpose => _purpose.Value;

    /// <summary>Where entities are added to a collection that outlives the loop that reads them.</summary>
    internal Accumulation? Accumulation => _accumulation.Value;

    /// <summary>The loop that reads one page after the other by offset, where this query reads the pages.</summary>
    internal OffsetLoop? OffsetLoop => Queries.OffsetLoop.Of(this);

    /// <summary>What the collection that rows are added to grows with.</summary>
    internal AccumulationGrowth GrowthOf(Accumulation accumulation)
    {
        return Rows switch
        {
            _ when Terminal.Kind == TerminalKind.SingleRow => RunsPerTableRow && Outlives(accumulation, Scope.Loop) ? AccumulationGrowth.Table : AccumulationGrowth.None,
            RowBound.One => AccumulationGrowth.None,
            RowBound.Table => OnlyLoop?.MayStopEarly == true ? AccumulationGrowth.Turns : AccumulationGrowth.Table,
            _ when !Outlives(accumulation, Scope.Loop) => AccumulationGrowth.None,
            _ when RunsPerTableRow || (OffsetLoop is { } offset && RowsOf(offset) == RowBound.Table) => AccumulationGrowth.Table,
            RowBound.Keys => AccumulationGrowth.None,
            _ => AccumulationGrowth.Turns,
        };
    }

    /// <summary>Whether the loop around this query runs once per row of a table.</summary>
    internal bool RunsPerTableRow => Scope.Loop is { } loop && _body.Sites.Any(other => other.Rows == RowBound.Table && ReferenceEquals(other.OnlyLoop, loop));

    /// <summary>The loop that the rows are read in and nothing else is done with them: over the query itself, or over its buffer.</summary>
    internal IForEachLoopOperation? OnlyLoop => Terminal.Loop ?? Use.Only(CollectionUseKind.Enumerated)?.Operation as IForEachLoopOperation;

    /// <summary>The operator that is applied in memory to the result and nothing else is.</summary>
    internal ClientOperator? ClientOperator => _clientOperator.Value;

    /// <summary>Whether a whole table is loaded only for operators that the database could run.</summary>
    internal bool IsClientOperated => Rows == RowBound.Table && Purpose == BufferPurpose.ClientOperator;

    /// <summary>Whether operators can be composed on the query where it is executed: a variable of type <c>IEnumerable</c> takes none.</summary>
    internal bool CanCompose => _model.Symbols.IsQueryable(Query.Expression.Type);

    /// <summary>Whether the runtime library can walk the query in chunks.</summary>
    internal bool CanBeChunked => CanCompose && HasRuntimeLibrary && Scope.IsAsync && Chunkability.Of(Query, Entity);

    /// <summary>
    /// Whether a loop may ask for chunk after chunk: it may await, the query asks the same each time, and the loop adds no rows that it
    /// would meet.
    /// </summary>
    internal bool CanBeChunkedIn(IForEachLoopOperation loop) =>
        CanBeChunked && AsksTheSameAgain && loop is { NamesItsRow: true, MayAwait: true } && !GrowsInside(loop);

    /// <summary>
    /// Whether the rows may be replaced by a projection of the columns that are read: every use is seen, each reads a plain column, and
    /// neither tracking nor the type of the rows matters.
    /// </summary>
    internal bool CanProject =>
        CanCompose
        && Terminal is { Operator: null or QueryOperator.ToList or QueryOperator.ToArray, Operation: not IObjectCreationOperation, Call: null or { NamesTypes: false } }
        && Use.Rows is { IsReadOnly: true, HasNamedType: false, ReadsNavigations: false }
        && Use.Rows.Read.Count > 0
        && Use.Rows.Read.All(Entity.IsPlainColumn)
        && !UsesTracker
        && !Context.Intercepts
        && !Query.Has(QueryOperator.Include)
        && !Entity.HasAutoInclude;

    /// <summary>
    /// Whether the rows that an operator leaves out serve nothing: the tracker is used for nothing, no <c>Include</c> filters or fills
    /// navigations, and no rows are completed by others, as in a tree. And the model is visible that could say otherwise.
    /// </summary>
    internal bool LoadsForNothingElse =>
        Context is { IsVisible: true, ComparesAsSql: false }
        && !Query.Has(QueryOperator.Include) && !Entity.HasAutoInclude
        && (Shape is RowShape.Columns or RowShape.UntrackedEntity || (IsTrackedAlone && !Context.Observes))
        && !(Entity.RefersToItself && HoldsEntities && (Use.Rows.Escapes || Use.Rows.ReadsNavigations));

    /// <summary>Whether a value names no variable that is assigned again.</summary>
    internal bool IsConstant(IOperation value) => _body.IsConstantInMethod(value);

    /// <summary>Whether a call is an operator over objects in memory.</summary>
    internal bool IsInMemory(IInvocationOperation call) => _model.Symbols.IsInMemory(call.TargetMethod);

    /// <summary>Whether a member leads to other entities.</summary>
    internal static bool IsNavigation(IPropertySymbol member) => !ColumnTypes.IsMappable(member.Type) && member.Type.TypeKind is TypeKind.Class or TypeKind.Interface;

    /// <summary>Whether a navigation leads to many entities.</summary>
    internal bool IsCollection(IPropertySymbol navigation) => _model.Symbols.ElementOf(navigation.Type) is not null;

    /// <summary>What is known of an entity type.</summary>
    internal EntityType TypeOf(INamedTypeSymbol entity) => _model.Entities.TypeOf(entity);

    /// <summary>Whether reading a member runs code that is not seen to read columns only.</summary>
    internal bool MayReadMore(IPropertySymbol member) =>
        !IsNavigation(member) && _model.Entities.TypeOf(member.ContainingType).ColumnsBehind(member) is null;

    /// <summary>The operator that a call is.</summary>
    internal QueryOperator? OperatorOf(IInvocationOperation call) => _model.Symbols.OperatorOf(call.TargetMethod);

    /// <summary>Every place where a local is named.</summary>
    internal IReadOnlyList<IOperation> ReferencesTo(ISymbol local) => _body.ReferencesTo(local);

    /// <summary>The value that a local is declared with, whatever is assigned to it later.</summary>
    internal IOperation? InitialValueOf(ILocalSymbol local) => _body.InitialValue(local);

    /// <summary>The value that a local has wherever it is read.</summary>
    internal IOperation? DefinitionOf(ILocalSymbol local) => _body.SingleDefinition(local);

    private BufferPurpose ReadPurpose()
    {
        if (Shape != RowShape.Columns && Accumulation is not null)
            return BufferPurpose.Accumulation;
        if (Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray) || Use.Collection is not [var use] || use.Operation.RepeatsAfter(Terminal.Operation))
            return BufferPurpose.Kept;
        if (use.Kind == CollectionUseKind.Enumerated)
            return BufferPurpose.OnePass;

        return ClientOperator is null ? BufferPurpose.Kept : BufferPurpose.ClientOperator;
    }

    private Accumulation? ReadAccumulation() => Use.Rows.Accumulations.Find(a => Outlives(a, OnlyLoop) || Outlives(a, Scope.Loop));

    /// <summary>Whether a collection is filled in a loop, was made before it, and is not emptied in it.</summary>
    private bool Outlives(Accumulation accumulation, ILoopOperation? loop) =>
        loop is not null && accumulation.Fill.IsWithin(loop)
        && DefinitionOf(accumulation.Collection)?.IsWithin(loop) == false
        && !accumulation.Emptied.Exists(e => e.IsWithin(loop));

    private ResultUse ReadUse() => Terminal switch
    {
        { Loop: { } loop } => ResultFlow.OfLoop(loop, _model.Symbols, _body),
        { Operator: null, Call: { } fill } => ResultFlow.OfFill(fill, _model.Symbols, _body),
        { Kind: TerminalKind.SingleRow } => ResultFlow.OfRow(Terminal.Result, _model.Symbols, _body),
        _ => ResultFlow.OfCollection(Terminal.Result, Terminal.Call, _model.Symbols, _body),
    };
}
