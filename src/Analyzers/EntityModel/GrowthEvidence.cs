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
        if (IsSeeding(insert) || semantics.GetOperation(insert, cancellation) is not IInvocationOperation { Instance: { } owner } call)
            return;

        var entity = symbols.EntityOfSet(owner.Type) ?? (symbols.IsDbContext(owner.Type) ? Inserted(call) : ElementOfNavigation(owner));
        if (entity is not null)
            _inserted.Add(entity);
    }

    /// <summary>Seeders are recognised by what they are called: that can only keep a rule silent.</summary>
    private static bool IsSeeding(SyntaxNode insert) => insert.Ancestors().Any(static node =>
        node is MethodDeclarationSyntax method && Seeds(method.Identifier)
        || node is LocalFunctionStatementSyntax function && Seeds(function.Identifier)
        || node is TypeDeclarationSyntax type && (Seeds(type.Identifier) || type.BaseList?.Types.Any(static t => t.Type.ToString() is "Migration") == true));

    private static bool Seeds(SyntaxToken name) => name.ValueText.IndexOf("Seed", StringComparison.OrdinalIgnoreCase) >= 0;

    private INamedTypeSymbol? Inserted(IInvocationOperation call)
    {
        var type = call.Arguments.Length == 0 ? null : call.Arguments[0].Value.Unwrapped switch
        {
            IArrayCreationOperation { Initializer.ElementValues: [var first, ..] } => first.Unwrapped.Type,
            var value => symbols.ElementOf(value.Type) ?? value.Type,
        };
        return type as INamedTypeSymbol;
    }

    /// <summary>The entity of <c>order.Lines.Add(…)</c>: adding to a collection that is a property of another class.</summary>
    private INamedTypeSymbol? ElementOfNavigation(IOperation owner) =>
        owner.Unwrapped is IPropertyReferenceOperation { Instance: not null } property
        && symbols.ElementOf(property.Type) is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } element
            ? element
            : null;
}
