using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// What methods, constructors and properties of the compilation do that must not happen while a query is open, read once for all
/// that call them.
/// </summary>
internal sealed class CalledHazards(QueryModel model)
{
    /// <summary>What is said of code that is not seen, or not to its end.</summary>
    internal const LoopHazards Unseen = LoopHazards.CallsUnknownCode;

    private readonly ConcurrentDictionary<IMethodSymbol, LoopHazards> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What the code of a method does.</summary>
    internal LoopHazards Of(CalledCode code) => Of(code, new());

    /// <summary>What a method does that is called from a body.</summary>
    internal LoopHazards Of(IMethodSymbol? called, MethodBody caller, FlowCalls calls) =>
        called is not null && model.SeenCodeOf(called, caller) is { } code ? Of(code, calls) : Unseen;

    private LoopHazards Of(CalledCode code, FlowCalls calls)
    {
        if (_known.TryGetValue(code.Method, out var known))
            return known;
        if (calls.Depth >= 4)
        {
            calls.Cut();
            return Unseen;
        }

        if (calls.Into(code.Method) is not { } inner)
            return Unseen;

        var body = new LoopBody(model, code.Body, inner);
        var found = LoopHazards.None;
        foreach (var part in code.Method.MethodKind == MethodKind.LocalFunction ? [code.Root] : code.Body.Blocks)
            found |= body.HazardsOf(part);
        if (code.Method.MethodKind == MethodKind.Constructor && !IsMadeOfConstants(code))
            found |= Unseen;
        // What stands around a lambda in a method is the method's own.
        if (code.Method.MethodKind != MethodKind.LocalFunction)
            found &= ~LoopHazards.ChangesAround;
        if (!inner.WereCut)
            _known[code.Method] = found;
        return found;
    }

    /// <summary>
    /// Whether a constructor runs no other code than its own: neither a base constructor that is not written out nor initializers
    /// that call something.
    /// </summary>
    private static bool IsMadeOfConstants(CalledCode code) =>
        (code.Body.Blocks.Length > 1
            || code.Method.ContainingType.BaseType is null
                or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType })
        && code.Method.ContainingType.DeclaringSyntaxReferences.All(static r =>
            r.GetSyntax() is not TypeDeclarationSyntax type || type.Members.All(static m => Initializers(m).All(IsPlain)));

    private static IEnumerable<EqualsValueClauseSyntax> Initializers(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field =>
            field.Declaration.Variables.Select(static v => v.Initializer).OfType<EqualsValueClauseSyntax>(),
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        _ => [],
    };

    /// <summary>A constant, or an empty collection.</summary>
    private static bool IsPlain(EqualsValueClauseSyntax initializer) => initializer.Value switch
    {
        LiteralExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } => true,
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax, Initializer: null,
            ArgumentList: null or { Arguments.Count: 0 } } => true,
        MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax } => true,
        _ => false,
    };
}
