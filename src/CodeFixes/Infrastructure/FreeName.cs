using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.CodeFixes;

/// <summary>Finds names for new variables that mean nothing else in the member.</summary>
internal static class FreeName
{
    /// <summary>The first of the names that no variable of the member has; the last with a number where all are taken.</summary>
    internal static string In(SyntaxNode place, params string[] wanted)
    {
        var member = place.Ancestors().FirstOrDefault(static n => n is MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? place.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(member.DescendantNodes().Select(Declared).OfType<string>(), StringComparer.Ordinal);
        taken.UnionWith(place.Ancestors().OfType<SimpleLambdaExpressionSyntax>()
            .Select(static l => l.Parameter.Identifier.ValueText));
        if (wanted.FirstOrDefault(n => !taken.Contains(n)) is { } free)
            return QuerySyntax.Written(free);

        var number = 2;
        while (taken.Contains(wanted[wanted.Length - 1] + number))
            number++;
        return wanted[wanted.Length - 1] + number;
    }

    /// <summary>Parameters of simple lambdas count only around the place: two lambdas side by side may use one name.</summary>
    private static string? Declared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        ParameterSyntax { Parent: not SimpleLambdaExpressionSyntax } parameter => parameter.Identifier.ValueText,
        _ => null,
    };
}
