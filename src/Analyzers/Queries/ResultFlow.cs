using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Follows the result of a query: the collection and each of its rows, through locals, loops, LINQ operators, lists that rows are
/// added to, and methods of the compilation that they are given to. What it cannot follow escapes.
/// </summary>
internal sealed class ResultFlow
{
    private readonly HashSet<IOperation> _followed = [];
    private readonly HashSet<IOperation> _met = [];
    private readonly IOperation _origin;

    internal ResultFlow(QueryModel model, MethodBody body, FlowCalls calls, IOperation origin)
    {
        (Model, Body, Calls, _origin) = (model, body, calls, origin);
        Collections = new(this);
        Rows = new(this);
        Arguments = new(this);
        Fills = new(this);
    }

    internal QueryModel Model { get; }

    internal MethodBody Body { get; }

    internal FlowCalls Calls { get; }

    internal CollectionFlow Collections { get; }

    internal RowFlow Rows { get; }

    internal ArgumentFlow Arguments { get; }

    internal FillFlow Fills { get; }

    /// <summary>What is found.</summary>
    internal ResultUse Use { get; } = new();

    /// <summary>What is found of a parameter, besides.</summary>
    internal PassedUse Passed { get; } = new();

    /// <summary>The second collection that is followed at the moment.</summary>
    internal Accumulation? Accumulation { get; set; }

    /// <summary>Follows a single row from the expression that gives it.</summary>
    internal static ResultUse OfRow(IOperation result, QueryModel model, MethodBody body)
    {
        var flow = new ResultFlow(model, body, new(), result);
        flow.Rows.Follow(result);
        return flow.Use;
    }

    /// <summary>
    /// Follows a collection from the expression that gives it, and its rows through the lambdas of the call that fills it.
    /// </summary>
    internal static ResultUse OfCollection(IOperation result, IInvocationOperation? call, QueryModel model, MethodBody body)
    {
        var flow = new ResultFlow(model, body, new(), result);
        if (call is not null)
            flow.Rows.FollowLambdas(call);
        if (HeldBy(result) is { } local)
        {
            flow.NoteConversions(result);
            flow.Use.Local = local;
            flow.Collections.FollowLocal(local, result, CollectionPath.OfResult);
        }
        else
        {
            flow.Collections.Follow(result, CollectionPath.OfResult);
        }

        return flow.Use;
    }

    /// <summary>Follows the rows that a call copies from a query into a list.</summary>
    internal static ResultUse OfFill(IInvocationOperation fill, QueryModel model, MethodBody body)
    {
        var flow = new ResultFlow(model, body, new(), fill);
        flow.Use.Collection.Add(new(CollectionUseKind.Added, fill));
        if (!flow.Fills.Fill(fill.Instance, fill))
            flow.Escape();
        return flow.Use;
    }

    /// <summary>Follows the rows of a loop that enumerates a query.</summary>
    internal static ResultUse OfLoop(IForEachLoopOperation loop, QueryModel model, MethodBody body)
    {
        var flow = new ResultFlow(model, body, new(), loop);
        flow.Use.Enumerate(Enumerations.Once);
        flow.Rows.FollowLoop(loop);
        return flow.Use;
    }

    /// <summary>Follows what a method is given for a parameter.</summary>
    internal PassedUse OfParameter(IParameterSymbol parameter, bool isRow)
    {
        foreach (var reference in Body.ReferencesTo(parameter))
        {
            if (reference.IsWritten || !Body.DefinitionsAt(reference).Any(d => IsGiven(d, parameter)))
                continue;
            if (isRow)
                Rows.Follow(reference);
            else
                Collections.Follow(reference, CollectionPath.OfResult);
        }

        if (IsGivenByReference(parameter))
            Escape();
        Passed.Rows.Add(Use.Rows);
        Passed.Enumerations = Use.Enumerations;
        foreach (var kept in Use.Rows.Accumulations)
        {
            if (!SymbolEqualityComparer.Default.Equals(kept.Collection.ContainingSymbol, Calls.Method))
                Passed.KeptIn.Add(kept.Collection);
        }

        return Passed;
    }

    private static bool IsGiven(Definition definition, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(definition.Parameter, parameter);

    /// <summary>The local that is given a value, by its declaration or by an assignment.</summary>
    internal static ILocalSymbol? HeldBy(IOperation value) => value.Outermost switch
    {
        { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { IsRef: false } local } } } =>
            local,
        { Parent: ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation { Local: { IsRef: false } local } }
            assignment } given when ReferenceEquals(assignment.Value, given) => local,
        { Parent: ICoalesceAssignmentOperation { Target: ILocalReferenceOperation { Local: { IsRef: false } local } } assignment }
            given when ReferenceEquals(assignment.Value, given) => local,
        _ => null,
    };

    /// <summary>
    /// The places where a local still has the value; none where they were followed before. Where other values may be there as
    /// well, they all have the type of the local, which is then not this query's to choose.
    /// </summary>
    internal IEnumerable<IOperation> ReadsOf(ILocalSymbol local, IOperation value)
    {
        var definition = value.Outermost;
        if (!FollowsFirst(definition))
            return [];

        NoteNamedType(local);
        Use.Rows.HasNamedType |= Body.SingleDefinition(local) is null;
        if (IsGivenByReference(local))
            Escape();
        return Body.ReadsOf(local, definition);
    }

    /// <summary>The assignment of a value, where that is used as a value in turn.</summary>
    internal static IOperation? UsedAssignment(IOperation value) =>
        value.Outermost.Parent is IAssignmentOperation { Parent: not IExpressionStatementOperation } assignment
            ? assignment
            : null;

    /// <summary>Whether a value that a variable is given is followed for the first time.</summary>
    internal bool FollowsFirst(IOperation definition) => _followed.Add(definition);

    /// <summary>Whether an expression that rows come to by several ways is met for the first time.</summary>
    internal bool MeetsFirst(IOperation expression) => _met.Add(expression);

    private bool IsGivenByReference(ISymbol variable) => Body.ReferencesTo(variable).Any(static r =>
        r.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref } or IVariableInitializerOperation
        {
            Parent: IVariableDeclaratorOperation { Symbol.IsRef: true },
        });

    /// <summary>
    /// A cast names the type of what it is applied to, and one that the user defines is code that sees the value.
    /// </summary>
    internal void NoteConversions(IOperation value)
    {
        for (var outer = value.Parent; outer is IConversionOperation or IParenthesizedOperation; outer = outer.Parent)
        {
            if (outer is IConversionOperation { OperatorMethod: not null })
                Escape();
            Use.Rows.HasNamedType |= outer is IConversionOperation { IsImplicit: false };
        }
    }

    /// <summary>Notes whether a variable is declared with the name of its type.</summary>
    internal void NoteNamedType(ISymbol variable) =>
        Use.Rows.HasNamedType |= variable.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } => !type.IsVar,
        ForEachStatementSyntax loop => !loop.Type.IsVar,
        ParameterSyntax { Type: { } } => true,
        _ => false,
    });

    /// <summary>Notes that an operation goes through the collection.</summary>
    internal void NoteEnumeration(IOperation place, Enumerations times = Enumerations.Once) =>
        Use.Enumerate(times != Enumerations.Never && place.RepeatsAfter(_origin) ? Enumerations.EachTurn : times);

    internal void Escape() => Use.Rows.Escapes = true;

    /// <summary>
    /// Follows what is returned: out of the method that is followed to its caller, out of a lambda to what LINQ makes of it.
    /// </summary>
    internal void Return(IOperation exit, ReturnedRows what)
    {
        var function = exit.EnclosingLambda;
        if (ArgumentFlow.ProjectionBy(exit, this) is { } projection)
        {
            if (MeetsFirst(projection))
                Collections.Follow(projection, CollectionPath.OfRows);
        }
        else if (Calls.Method is { } method && (function is null
            ? method.MethodKind != MethodKind.LocalFunction
            : SymbolEqualityComparer.Default.Equals(function, method)))
        {
            ReturnToCaller(exit, what);
        }
        else
        {
            Use.Rows.IsReturned |= function is null;
            Escape();
        }
    }

    private void ReturnToCaller(IOperation exit, ReturnedRows what)
    {
        if (exit.Kind != OperationKind.YieldReturn)
            Passed.Returned |= what;
        else if (what == ReturnedRows.One)
            Passed.Returned |= ReturnedRows.Many;
        else
            Escape();
    }
}
