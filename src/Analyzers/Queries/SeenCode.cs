using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Which code of the compilation is seen whole when it is called.</summary>
internal static class SeenCode
{
    extension(QueryModel model)
    {
        /// <summary>
        /// The code that runs when a method is called; none for a delegate, and for a constructor whose parameters stand at the
        /// type: what becomes of them there is not written in one place.
        /// </summary>
        internal CalledCode? SeenCodeOf(IMethodSymbol called, MethodBody caller) => called switch
        {
            { MethodKind: MethodKind.DelegateInvoke or MethodKind.AnonymousFunction } => null,
            { MethodKind: MethodKind.Constructor } => HasOwnCode(called) ? model.CodeOf(called, caller) : null,
            _ => model.CodeOf(called, caller),
        };
    }

    private static bool HasOwnCode(IMethodSymbol constructor) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is ConstructorDeclarationSyntax;
}
