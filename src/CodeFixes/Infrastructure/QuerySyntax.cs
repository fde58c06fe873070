using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Edits of query expressions that keep the way in which a chain is written.</summary>
internal static class QuerySyntax
{
    internal const string EfNamespace = "Microsoft.EntityFrameworkCore";
    internal const string RuntimeNamespace = "Rowbound";

    extension(ExpressionSyntax query)
    {
        /// <summary>The query with one more call behind it, on a line of its own where the chain is written so.</summary>
        internal ExpressionSyntax Then(string method, params ArgumentSyntax[] arguments)
        {
            var dot = query.Parent is MemberAccessExpressionSyntax next && next.Expression == query && query.GetTrailingTrivia().HasLineBreak
                ? next.OperatorToken
                : query is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last } && last.Expression.GetTrailingTrivia().HasLineBreak ? last.OperatorToken
                : Token(SyntaxKind.DotToken);
            var before = dot.LeadingTrivia.Count > 0 && !query.GetTrailingTrivia().HasLineBreak
                ? query.WithTrailingTrivia(EndOfLine("\n"))
                : dot.LeadingTrivia.Count > 0 ? query : query.WithoutTrailingTrivia();
            return InvocationExpression(
                    MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, before.WithoutAnnotations(), dot.WithTrailingTrivia(), IdentifierName(method)),
                    ArgumentList(SeparatedList(arguments)).WithAdditionalAnnotations(Formatter.Annotation))
                .WithTrailingTrivia(query.GetTrailingTrivia());
        }

        /// <summary>The expression in parentheses that go away where they are not needed.</summary>
        internal ExpressionSyntax Parenthesized =>
            ParenthesizedExpression(query.WithoutTrivia()).WithTriviaFrom(query).WithAdditionalAnnotations(Simplifier.Annotation);

        /// <summary>The whole value of a call that may be awaited and configured: <c>await q.ToListAsync().ConfigureAwait(false)</c>, parentheses included.</summary>
        internal ExpressionSyntax WholeValue
        {
            get
            {
                var value = query;
                if (value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
                    value = configured;
                if (value.Parent is AwaitExpressionSyntax awaited)
                    value = awaited;
                while (value.Parent is ParenthesizedExpressionSyntax parentheses)
                    value = parentheses;
                return value;
            }
        }
    }

    extension(InvocationExpressionSyntax call)
    {
        /// <summary>What the call is made on, as in <c>q</c> of <c>q.ToList()</c>.</summary>
        internal ExpressionSyntax? Query => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

        /// <summary>Whether the result of the call is awaited on the spot.</summary>
        internal bool IsAwaited => call.WholeValue.DescendantNodesAndSelf(static n => n is ParenthesizedExpressionSyntax).Any(static n => n is AwaitExpressionSyntax);

        /// <summary>The arguments of <c>ConfigureAwait</c> behind the call, where it is configured.</summary>
        internal ArgumentSyntax? Configuration =>
            call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }
                ? configured.ArgumentList.Arguments.FirstOrDefault()
                : null;

        /// <summary>The cancellation token that an EF Core call was given: its only, or its last argument.</summary>
        internal ExpressionSyntax? Token => call.ArgumentList.Arguments.LastOrDefault()?.Expression;
    }

    extension(SyntaxTriviaList trivia)
    {
        internal bool HasLineBreak => trivia.Any(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    /// <summary>The projection <c>row =&gt; new { row.A, row.B }</c>.</summary>
    internal static ArgumentSyntax Projection(string row, IEnumerable<string> columns) =>
        Argument(ParseExpression($"{row} => new {{ {string.Join(", ", columns.Select(c => $"{row}.{c}"))} }}"));

    /// <summary>The document with a <c>using</c>, in order, unless it is there.</summary>
    internal static SyntaxNode Using(this SyntaxNode root, string name)
    {
        if (root is not CompilationUnitSyntax unit || unit.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Any(u => u.Name?.ToString() == name))
            return root;
        if (unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax space && space.Name.ToString() is var inside && (inside == name || inside.StartsWith(name + ".", StringComparison.Ordinal)))
            return root;

        var directive = UsingDirective(ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(EndOfLine("\n"));
        var index = unit.Usings.Count(u => Before(u, name));
        if (index > 0 || unit.Usings.Count == 0)
            return unit.WithUsings(unit.Usings.Insert(index, unit.Usings.Count == 0 ? directive.WithTrailingTrivia(EndOfLine("\n"), EndOfLine("\n")) : directive));

        // The first directive may carry the file's header.
        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings.Replace(first, first.WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool Before(UsingDirectiveSyntax directive, string name)
    {
        var other = directive.Name?.ToString() ?? "";
        return directive.Alias is null && directive.StaticKeyword.RawKind == 0
            && (IsSystem(other) == IsSystem(name) ? string.CompareOrdinal(other, name) < 0 : IsSystem(other));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
