using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>The entity types that the program inserts outside of seeding, migrations and tests.</summary>
internal sealed class GrowthEvidence(
    EfSymbols symbols, InsertWrappers wrappers, Func<INamedTypeSymbol, EntityType> typeOf)
{
    private readonly HashSet<ISymbol> _inserted = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _numerous = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _stamped = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the program deletes its database: what it inserts, as examples do, stays for one run.</summary>
    internal bool IsThrownAway { get; set; }

    internal bool IsInserted(INamedTypeSymbol entity) => _inserted.Contains(entity);

    /// <summary>Whether rows are inserted many at a time.</summary>
    internal bool IsNumerous(INamedTypeSymbol entity) => !IsThrownAway && _numerous.Contains(entity);

    /// <summary>Whether rows are records of what happens: they are made with the time of the clock.</summary>
    internal bool IsStamped(INamedTypeSymbol entity) => !IsThrownAway && _stamped.Contains(entity);

    /// <summary>Whether a call of this name may insert: EF Core's, ASP.NET Identity's, or that of a bulk library.</summary>
    internal static bool MayInsert(string name) =>
        name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" or "CreateAsync" || MayUpsert(name) || IsBulk(name);

    internal void Read(ExpressionSyntax insert, SemanticModel semantics, CancellationToken cancellation)
    {
        if (Seeding.Surrounds(insert))
            return;

        switch (semantics.GetOperation(insert, cancellation))
        {
            case IInvocationOperation { Receiver: { } owner } call:
                Read(call, owner);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation state } set
                when EfSymbols.Detaches(set) && state.Instance?.Unwrapped is IInvocationOperation entry
                && entry.ArgumentAfterReceiver() is { } value:
                Add(value, IsRepeated(insert));
                break;
        }
    }

    /// <summary>Reads a call of a method that turned out to insert what it is given.</summary>
    internal void ReadWrapped(IInvocationOperation call)
    {
        if (wrappers.InsertedBy(call) is { } value && !Seeding.Surrounds(call.Syntax))
        {
            var isMany = IsRepeated(call.Syntax) || symbols.ElementOf(value.Value.Unwrapped.Type) is not null;
            Add(value.Value, isMany, value.Parameter?.Type);
        }
    }

    private void Read(IInvocationOperation call, IOperation owner)
    {
        var isSet = symbols.IsSet(owner.Type);
        var isMany = IsRepeated(call.Syntax) || IsBulk(call.TargetMethod.Name)
            || call.TargetMethod.Name is "AddRange" or "AddRangeAsync";
        if (!isSet && !symbols.IsDbContext(owner.Type))
        {
            if ((EfSymbols.UserOf(owner.Type) ?? ElementOfNavigation(owner)) is { } element)
                Note(element, isMany);
            return;
        }

        if (call.ArgumentAfterReceiver() is not { } value || (MayUpsert(call.TargetMethod.Name) && !IsNewWithoutKey(value)))
            return;
        if (isSet)
            Add(value, isMany, symbols.ElementOf(owner.Type));
        else
            Add(value, isMany);
    }

    /// <summary>
    /// Notes what is inserted: the stated type, else that of the value. Where it is a parameter whose type says nothing, its
    /// method inserts what others give it.
    /// </summary>
    private void Add(IOperation value, bool isMany, ITypeSymbol? stated = null)
    {
        var given = First(value);
        var type = Single(stated) is { } known && !SaysNothing(known) ? known : Single(given.Unwrapped.Type);
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } entity)
        {
            Note(entity, isMany);
            if (HasTimeOfClock(given))
                _stamped.Add(entity);
        }

        if (type is null || SaysNothing(type))
            wrappers.Note(given);
    }

    private void Note(INamedTypeSymbol entity, bool isMany)
    {
        _inserted.Add(entity);
        if (isMany)
            _numerous.Add(entity);
    }

    /// <summary>
    /// Whether the value is made with the time of the clock in it: what is written down as it happens is a record of use.
    /// </summary>
    private static bool HasTimeOfClock(IOperation value) => CreationOf(value) is { Initializer: { } members }
        && members.DescendantsAndSelf().Any(static part => EfSymbols.ReadsClock(part));

    /// <summary>The creation of an object, there or where the local that holds it is declared.</summary>
    private static IObjectCreationOperation? CreationOf(IOperation value) => value.Unwrapped switch
    {
        IObjectCreationOperation creation => creation,
        ILocalReferenceOperation { Local: var local, SemanticModel: { } semantics }
            when local.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var initial } =>
            semantics.GetOperation(initial)?.Unwrapped as IObjectCreationOperation,
        _ => null,
    };

    /// <summary>Whether the code stands in a loop, also in one that is written as a call with a lambda.</summary>
    private static bool IsRepeated(SyntaxNode code) => code.Ancestors()
        .TakeWhile(static n => n is not MemberDeclarationSyntax || n is GlobalStatementSyntax)
        .Any(static n => n is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            || (n is InvocationExpressionSyntax call && SourceScan.NameOf(call.Expression) is "ForEach" or "ForEachAsync"));

    /// <summary>The first of several values that are written out; they are of one kind.</summary>
    private static IOperation First(IOperation value) => value.Unwrapped switch
    {
        IArrayCreationOperation { Initializer.ElementValues: [var first, ..] } => first,
        ICollectionExpressionOperation { Elements: [ISpreadOperation { Operand: var spread }, ..] } => spread,
        ICollectionExpressionOperation { Elements: [var first, ..] } => first,
        _ => value,
    };

    /// <summary>The entity type of one entity or of several.</summary>
    private ITypeSymbol? Single(ITypeSymbol? type) => symbols.ElementOf(type) ?? type;

    private static bool SaysNothing(ITypeSymbol type) =>
        type is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface }
            or { IsAbstract: true };

    private static bool MayUpsert(string name) => name is "Attach" or "AttachRange" or "Update" or "UpdateRange";

    private static bool IsBulk(string name) =>
        name.StartsWith("BulkInsert", StringComparison.Ordinal) || name.StartsWith("BulkMerge", StringComparison.Ordinal)
        || name.StartsWith("ExecuteInsert", StringComparison.Ordinal);

    /// <summary>
    /// Whether the value is a new object that is given no key: EF Core then inserts it. With a key it stands for a row that
    /// exists.
    /// </summary>
    private bool IsNewWithoutKey(IOperation value) =>
        First(value).Unwrapped is IObjectCreationOperation { Type: INamedTypeSymbol entity, Arguments.IsEmpty: true } created
        && typeOf(entity).Key is { IsEmpty: false } key
        && created.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .Any(a => a.Target is IPropertyReferenceOperation { Property.Name: var name } && key.Contains(name)) != true;

    /// <summary>
    /// The entity of <c>order.Lines.Add(…)</c>: adding to a collection of another class that owns the element or that it knows
    /// in turn, by reference or key, so that a list of entities in a view model does not count.
    /// </summary>
    private INamedTypeSymbol? ElementOfNavigation(IOperation owner) =>
        owner.Unwrapped is IPropertyReferenceOperation { Instance: not null } property
        && symbols.ElementOf(property.Type) is INamedTypeSymbol element
        && element is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None }
        && (element.GetMembers().Any(member => Knows(member, property.Property.ContainingType))
            || typeOf(property.Property.ContainingType).IsOwned(property.Property))
            ? element
            : null;

    private static bool Knows(ISymbol member, INamedTypeSymbol owner) =>
        member is IPropertySymbol property
        && (property.Name == owner.Name + "Id"
            || SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(property.Type), owner));
}
