using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>The bodies of members other than the one that a rule looks at, bound when a query leads there.</summary>
internal sealed class SourceBodies(Compilation compilation, EfSymbols symbols)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _semantics = new();
    private readonly ConcurrentDictionary<SyntaxNode, MethodBody> _bodies = new();
    private readonly ConcurrentDictionary<ISymbol, MemberValue?> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ILookup<string, SyntaxNode>> _names =
        new(SymbolEqualityComparer.Default);
    private readonly CallTargets _targets = new(compilation);

    /// <summary>Whether a member is declared in the compilation, so that its code may be seen.</summary>
    private bool IsSource(ISymbol member) => _targets.IsSource(member);

    /// <summary>The body that stands in these blocks, as it was read before.</summary>
    internal MethodBody Of(ISymbol owner, ImmutableArray<IOperation> blocks) =>
        _bodies.TryGetValue(blocks[0].Syntax, out var body) ? body : new(owner, blocks, symbols);

    /// <summary>The code that runs when a method is called from a body.</summary>
    internal CalledCode? CodeOf(IMethodSymbol called, MethodBody caller)
    {
        if (called.MethodKind == MethodKind.LocalFunction)
        {
            return caller.LocalFunction(called.OriginalDefinition) is { Body: { } code }
                ? new(called.OriginalDefinition, caller, code)
                : null;
        }

        if (!IsSource(called) || _targets.Of(called) is not { } method || BodyOf(method) is not { } body)
            return null;
        return new(method, body, body.Blocks[body.Blocks.Length - 1]);
    }

    /// <summary>
    /// The value of a field or property that is assigned in one place and that nobody outside of its type can assign.
    /// </summary>
    internal MemberValue? OnlyValueOf(ISymbol member) => _values.GetOrAdd(member.OriginalDefinition, FindOnlyValue);

    /// <summary>The members of its type that call a member, or hand it on.</summary>
    internal IEnumerable<MethodBody> CallersOf(ISymbol member)
    {
        var name = member is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name;
        return IsSource(member) && member.ContainingType is { } type
            ? _names.GetOrAdd(type, FindNames)[name]
                .Select(place => BodyOfMemberAt(place, member))
                .OfType<MethodBody>()
                .Where(body => !SymbolEqualityComparer.Default.Equals(body.Owner, member) && body.Names(member))
            : [];
    }

    /// <summary>The code of members by the names that stand in it.</summary>
    private static ILookup<string, SyntaxNode> FindNames(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .SelectMany(static reference => reference.GetSyntax().DescendantNodes().Where(IsBodyOfMember))
        .SelectMany(static place => place.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(static name => name.Identifier.ValueText)
            .Distinct()
            .Select(name => (Name: name, Place: place)))
        .ToLookup(static found => found.Name, static found => found.Place);

    private MethodBody? BodyOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences is [var reference] && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? BodyAt(reference.GetSyntax(), method)
            : null;

    private MethodBody? BodyAt(SyntaxNode place, ISymbol owner) =>
        SemanticsOf(place).GetOperation(place) is { } operation && BlocksOf(operation) is { IsEmpty: false } blocks
            ? _bodies.GetOrAdd(blocks[0].Syntax, _ => new(owner, blocks, symbols))
            : null;

    private static ImmutableArray<IOperation> BlocksOf(IOperation operation) => operation switch
    {
        IConstructorBodyOperation constructor =>
            Blocks(constructor.Initializer, constructor.BlockBody ?? constructor.ExpressionBody),
        IMethodBodyBaseOperation body => Blocks(body.BlockBody ?? body.ExpressionBody),
        IBlockOperation block => [block],
        IFieldInitializerOperation or IPropertyInitializerOperation => [operation],
        _ => [],
    };

    private static ImmutableArray<IOperation> Blocks(params IOperation?[] blocks) => [.. blocks.OfType<IOperation>()];

    private SemanticModel SemanticsOf(SyntaxNode syntax) =>
        _semantics.GetOrAdd(syntax.SyntaxTree, tree => compilation.GetSemanticModel(tree));

    private MemberValue? FindOnlyValue(ISymbol member)
    {
        if (!IsSource(member) || !IsOwnToAssign(member))
            return null;

        var values = member.ContainingType.DeclaringSyntaxReferences.SelectMany(r => ValuesIn(r.GetSyntax(), member)).Take(2);
        return values.ToList() is [{ } only] ? ValueAt(only, member) : null;
    }

    private static bool IsOwnToAssign(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol { SetMethod: var setter } => setter is null or { DeclaredAccessibility: Accessibility.Private },
        _ => false,
    };

    /// <summary>What a member is assigned; <see langword="null"/> for a value that is not written there.</summary>
    private IEnumerable<ExpressionSyntax?> ValuesIn(SyntaxNode type, ISymbol member)
    {
        foreach (var node in type.DescendantNodes())
        {
            var (place, value) = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var initial } field
                    when field.Identifier.ValueText == member.Name => (node, initial),
                PropertyDeclarationSyntax { Initializer.Value: var initial } property
                    when property.Identifier.ValueText == member.Name => (node, initial),
                AssignmentExpressionSyntax assignment when Names(assignment.Left, member) => (assignment.Left, assignment.Right),
                ArgumentSyntax argument when IsWritten(argument) && Names(argument.Expression, member) =>
                    (argument.Expression, null),
                _ => default((SyntaxNode?, ExpressionSyntax?)),
            };
            if (place is not null && IsOf(place, member))
                yield return value;
        }
    }

    /// <summary>Whether an argument is handed over by reference, or is a part of a tuple that is taken apart.</summary>
    private static bool IsWritten(ArgumentSyntax argument) =>
        argument.RefKindKeyword.RawKind is (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword
        || argument.Parent is TupleExpressionSyntax;

    private static bool Names(ExpressionSyntax target, ISymbol member) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == member.Name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == member.Name,
        _ => false,
    };

    /// <summary>Whether a place that has the name of a member is the member's.</summary>
    private bool IsOf(SyntaxNode place, ISymbol member)
    {
        var semantics = SemanticsOf(place);
        var symbol = place is ExpressionSyntax expression
            ? semantics.GetSymbolInfo(expression).Symbol
            : semantics.GetDeclaredSymbol(place);
        return SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, member.OriginalDefinition);
    }

    private MemberValue? ValueAt(ExpressionSyntax expression, ISymbol member)
    {
        if (expression.Ancestors().FirstOrDefault(IsBodyOfMember) is not { } place
            || BodyOfMemberAt(place, member) is not { } body)
            return null;

        var value = body.Blocks.SelectMany(static b => b.DescendantsAndSelf()).FirstOrDefault(o => o.Syntax == expression);
        return value is null ? null : new(value, body);
    }

    /// <summary>The body that stands at a place of the kind that <see cref="IsBodyOfMember"/> knows.</summary>
    private MethodBody? BodyOfMemberAt(SyntaxNode place, ISymbol member) =>
        BodyAt(place, SemanticsOf(place).GetDeclaredSymbol(place) ?? member);

    private static bool IsBodyOfMember(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }
        or EqualsValueClauseSyntax
        {
            Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
        };
}
