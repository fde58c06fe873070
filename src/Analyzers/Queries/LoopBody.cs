using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// What the body of a loop does besides working on locals: the reasons why its rows may not be read while it runs.
/// </summary>
[Flags]
internal enum LoopHazards
{
    None = 0,

    /// <summary>It uses a context, a query or a connection.</summary>
    ReachesDatabase = 1,

    /// <summary>It calls code that the model does not see, which may reach the same context.</summary>
    CallsUnknownCode = 2,

    /// <summary>It waits, so that connection, reader and locks would stay open.</summary>
    Awaits = 4,

    /// <summary>It hands rows to a consumer that may do anything in between.</summary>
    Yields = 8,

    /// <summary>It changes something that outlives the method, so that a failure half-way would be seen.</summary>
    ChangesOutside = 16,

    /// <summary>It writes to a stream, a writer or the console: seen outside, perhaps slow, but no way to a database.</summary>
    WritesOut = 32,

    /// <summary>
    /// It changes variables of the function around its own: whoever calls that may catch a failure, or try again.
    /// </summary>
    ChangesAround = 64,
}

/// <summary>Reads the body of a loop for what would go wrong if it ran while the query is still open.</summary>
internal sealed class LoopBody(QueryModel model, MethodBody method, FlowCalls calls)
{
    private readonly EfSymbols _symbols = model.Symbols;
    private readonly ChangedObjects _receivers = new(model.Symbols, method);

    internal LoopBody(QueryModel model, MethodBody method)
        : this(model, method, new())
    {
    }

    internal LoopHazards HazardsOf(IOperation body)
    {
        var hazards = LoopHazards.None;
        foreach (var operation in body.DescendantsAndSelf())
            hazards |= HazardOf(operation);
        return hazards;
    }

    private LoopHazards HazardOf(IOperation operation) => operation switch
    {
        IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } => LoopHazards.Awaits,
        IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } => LoopHazards.Awaits,
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => LoopHazards.Yields,
        _ when _symbols.ReachesDatabase(operation.Type) => LoopHazards.ReachesDatabase,
        IInvocationOperation call => OfCall(call),
        IMethodReferenceOperation group =>
            _symbols.IsPlainLibraryCode(group.Method) ? LoopHazards.None : LoopHazards.CallsUnknownCode,
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            when _symbols.MayBeQuery(operation.Type) => LoopHazards.CallsUnknownCode,
        IObjectCreationOperation creation => OfConstructor(creation.Constructor),
        IPropertyReferenceOperation property => OfProperty(property),
        IFieldReferenceOperation { IsWritten: true } field =>
            IsOfNewObject(field.Instance) ? LoopHazards.None : LoopHazards.ChangesOutside,
        IParameterReferenceOperation { IsWritten: true, Parameter.RefKind: not RefKind.None } => LoopHazards.ChangesOutside,
        ILocalReferenceOperation or IParameterReferenceOperation when operation is { IsWritten: true, IsCaptured: true } =>
            LoopHazards.ChangesAround,
        IArrayElementReferenceOperation { IsWritten: true } element => _receivers.HazardOf(element.ArrayReference),
        _ when OperatorOf(operation) is { } own => _symbols.IsFromMetadata(own) ? LoopHazards.None : OfCode(own),
        _ when CallsUnwritten(operation) => LoopHazards.CallsUnknownCode,
        IEventAssignmentOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation =>
            LoopHazards.CallsUnknownCode,
        _ => LoopHazards.None,
    };

    /// <summary>
    /// Whether the operation calls code of the compilation that is not written there: <c>Dispose</c>, <c>GetEnumerator</c> or
    /// <c>Deconstruct</c>.
    /// </summary>
    private bool CallsUnwritten(IOperation operation) => operation switch
    {
        IUsingOperation { Resources: IVariableDeclarationGroupOperation resources } => DeclaresOwn(resources),
        IUsingOperation { Resources: var resource } => IsOwn(resource.Unwrapped.Type),
        IUsingDeclarationOperation { DeclarationGroup: var resources } => DeclaresOwn(resources),
        IForEachLoopOperation { Collection: var collection } => IsOwn(collection.Unwrapped.Type),
        IDeconstructionAssignmentOperation { Value: var value } => value.Type is { IsRecord: false } type && IsOwn(type),
        IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol { IsImplicitlyDeclared: false } taker } =>
            !_symbols.IsFromMetadata(taker),
        _ => false,
    };

    private bool DeclaresOwn(IVariableDeclarationGroupOperation resources) =>
        resources.Declarations.Any(d => d.Declarators.Any(v => IsOwn(v.Symbol.Type)));

    /// <summary>Whether a type is declared in the compilation, or stands for any.</summary>
    private bool IsOwn(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: false, IsAnonymousType: false } named => !_symbols.IsFromMetadata(named),
        ITypeParameterSymbol => true,
        _ => false,
    };

    private LoopHazards OfCall(IInvocationOperation call)
    {
        if (call.Arguments.Any(static a => a.Value.IsUnseenCallback))
            return LoopHazards.CallsUnknownCode;
        if (_symbols.IsLibraryOutput(call.TargetMethod))
            return LoopHazards.WritesOut;
        if (call.TargetMethod.MethodKind == MethodKind.Constructor)
            return OfConstructor(call.TargetMethod);
        if (!_symbols.IsPlainLibraryCode(call.TargetMethod))
            return OfCode(call.TargetMethod);

        return call.Instance is { } owner ? _receivers.HazardOf(owner) : LoopHazards.None;
    }

    /// <summary>What code of the compilation does when it is called, as if it stood in the loop.</summary>
    private LoopHazards OfCode(IMethodSymbol? called) => model.Hazards.Of(called, method, calls);

    /// <summary>The operator that somebody has written and the operation calls.</summary>
    private static IMethodSymbol? OperatorOf(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: var own } => own,
        IUnaryOperation { OperatorMethod: var own } => own,
        IConversionOperation { OperatorMethod: var own } => own,
        ICompoundAssignmentOperation { OperatorMethod: var own } => own,
        IIncrementOrDecrementOperation { OperatorMethod: var own } => own,
        _ => null,
    };

    private LoopHazards OfConstructor(IMethodSymbol? constructor) => constructor switch
    {
        null or { IsImplicitlyDeclared: true } or { ContainingType.IsAnonymousType: true } => LoopHazards.None,
        { ContainingType.IsRecord: true } when IsPrimary(constructor) => LoopHazards.None,
        _ => _symbols.IsPlainLibraryCode(constructor) ? LoopHazards.None : OfCode(constructor),
    };

    /// <summary>Whether the parameters of a constructor stand at the record.</summary>
    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax;

    private LoopHazards OfProperty(IPropertyReferenceOperation property)
    {
        if (property.IsWritten && property.Instance is { } owner)
            return (IsOfNewObject(owner) ? LoopHazards.None : _receivers.HazardOf(owner)) | OfSetter(property.Property);
        if (property.IsWritten)
            return LoopHazards.ChangesOutside | OfSetter(property.Property);
        if (_symbols.IsLibraryOutput(property.Property))
            return LoopHazards.WritesOut;

        return _symbols.IsPlainLibraryCode(property.Property)
            || property.Property.IsAutoProperty
            || property.Property.ContainingType.IsAnonymousType
            ? LoopHazards.None
            : OfCode(property.Property.GetMethod);
    }

    /// <summary>Whether the object is the one that a constructor, called from the loop, makes.</summary>
    private bool IsOfNewObject(IOperation? owner) =>
        calls.Method is { MethodKind: MethodKind.Constructor }
        && owner is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private LoopHazards OfSetter(IPropertySymbol property) =>
        property.IsAutoProperty || _symbols.IsFromMetadata(property) || property.ContainingType.IsAnonymousType
            ? LoopHazards.None
            : OfCode(property.SetMethod);
}
