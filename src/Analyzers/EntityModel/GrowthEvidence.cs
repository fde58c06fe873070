using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>The entity types that the program inserts outside of seeding, migrations and tests.</summary>
internal sealed class GrowthEvidence(EfSymbols symbols)
{
    private readonly HashSet<ISymbol> _inserted = new(SymbolEqualityComparer.Default);

    internal bool IsInserted(INamedTypeSymbol entity) => _inserted.Contains(entity);

    internal void Read(InvocationExpressionSyntax insert, SemanticModel semantics, CancellationToken cancellation)
    {
        if (IsSeeding(insert)
            || semantics.GetOperation(insert, cancellation) is not IInvocationOperation { Instance: { } owner } call)
            return;

        var entity = symbols.EntityOfSet(owner.Type)
            ?? (symbols.IsDbContext(owner.Type) ? Inserted(call) : ElementOfNavigation(owner));
        if (entity is not null)
            _inserted.Add(entity);
    }

    private static bool IsSeeding(SyntaxNode insert) => insert.Ancestors().Any(static node =>
        node is MethodDeclarationSyntax method && Seeding.IsNamedSo(method.Identifier.ValueText)
        || node is LocalFunctionStatementSyntax function && Seeding.IsNamedSo(function.Identifier.ValueText)
        || node is InvocationExpressionSyntax call && Seeding.IsNamedSo(SourceScan.NameOf(call.Expression))
        || node is TypeDeclarationSyntax type && (Seeding.IsNamedSo(type.Identifier.ValueText) || IsMigration(type)));

    private static bool IsMigration(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static t => t.Type.ToString() is "Migration") == true;

    private INamedTypeSymbol? Inserted(IInvocationOperation call)
    {
        var type = call.Arguments.Length == 0 ? null : call.Arguments[0].Value.Unwrapped switch
        {
            IArrayCreationOperation { Initializer.ElementValues: [var first, ..] } => first.Unwrapped.Type,
            var value => symbols.ElementOf(value.Type) ?? value.Type,
        };
        return type as INamedTypeSymbol;
    }

    /// <summary>
    /// The entity of <c>order.Lines.Add(…)</c>: adding to a collection of another class that the element knows in turn, by
    /// reference or key, so that a list of entities in a view model does not count.
    /// </summary>
    private INamedTypeSymbol? ElementOfNavigation(IOperation owner) =>
        owner.Unwrapped is IPropertyReferenceOperation { Instance: not null } property
        && symbols.ElementOf(property.Type) is INamedTypeSymbol element
        && element is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None }
        && element.GetMembers().Any(member => Knows(member, property.Property.ContainingType))
            ? element
            : null;

    private static bool Knows(ISymbol member, INamedTypeSymbol owner) =>
        member is IPropertySymbol property
        && (property.Name == owner.Name + "Id"
            || SymbolEqualityComparer.Default.Equals(EfSymbols.TargetOf(property.Type), owner));
}
