using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes;

/// <summary>Edits of query expressions that keep the way in which a chain is written.</summary>
internal static class QuerySyntax
{
    internal const string EfNamespace = "Microsoft.EntityFrameworkCore";
    internal const string RuntimeNamespace = "Rowbound";

    private static readonly SyntaxAnnotation AddedUsing = new();

    extension(ExpressionSyntax query)
    {
        /// <summary>The query with one more call behind it, on a line of its own where the chain is written so.</summary>
        internal ExpressionSyntax Then(string method, params ArgumentSyntax[] arguments)
        {
            if (query is QueryExpressionSyntax)
                query = ParenthesizedExpression(query.WithoutTrivia()).WithTriviaFrom(query);
            var dot = Token(query.IndentationOfDots, SyntaxKind.DotToken, default);
            var before = dot.LeadingTrivia.Count > 0 && !query.GetTrailingTrivia().HasLineBreak
                ? query.WithTrailingTrivia(EndOfLine("\n"))
                : dot.LeadingTrivia.Count > 0 ? query : query.WithoutTrailingTrivia();
            var keepsLine = dot.LeadingTrivia.Count > 0 && query.GetTrailingTrivia().HasLineBreak;
            return InvocationExpression(
                    MemberAccessExpression(
                        SyntaxKind.SimpleMemberAccessExpression, before, dot.WithTrailingTrivia(), IdentifierName(method)),
                    ArgumentList(SeparatedList(arguments)).WithAdditionalAnnotations(Formatter.Annotation))
                .WithTrailingTrivia(keepsLine ? [EndOfLine("\n")] : query.GetTrailingTrivia());
        }

        /// <summary>The indentation of the dots around a query that is written over several lines, comments left out.</summary>
        private SyntaxTriviaList IndentationOfDots
        {
            get
            {
                var dot = query.Parent is MemberAccessExpressionSyntax next
                    && next.Expression == query
                    && query.GetTrailingTrivia().HasLineBreak
                    ? next.OperatorToken
                    : query is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last }
                        && last.Expression.GetTrailingTrivia().HasLineBreak
                        ? last.OperatorToken
                        : default;
                return dot.LeadingTrivia is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia } space] ? [space] : [];
            }
        }

        /// <summary>
        /// The new query in the place of this one: <c>await foreach</c> takes a set as it is, but not what is composed on it.
        /// </summary>
        internal ExpressionSyntax InPlace(ExpressionSyntax composed) =>
            query.Parent is ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } loop && loop.Expression == query
                ? composed.Then("AsAsyncEnumerable")
                : composed;

        /// <summary>
        /// The whole value of a call that may be awaited and configured: <c>await q.ToListAsync().ConfigureAwait(false)</c>,
        /// parentheses included.
        /// </summary>
        internal ExpressionSyntax WholeValue
        {
            get
            {
                var value = query;
                if (value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait",
                    Parent: InvocationExpressionSyntax configured })
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

        /// <summary>The comments between the query and the call, which go where the call goes.</summary>
        internal IEnumerable<SyntaxTrivia> Comments =>
            call.Expression is MemberAccessExpressionSyntax access
                ? access.OperatorToken.LeadingTrivia.Where(static t => t.IsComment)
                : [];

        /// <summary>Whether the result of the call is awaited on the spot.</summary>
        internal bool IsAwaited =>
            call.WholeValue
                .DescendantNodesAndSelf(static n => n is ParenthesizedExpressionSyntax)
                .Any(static n => n is AwaitExpressionSyntax);

        /// <summary>The arguments of <c>ConfigureAwait</c> behind the call, where it is configured.</summary>
        internal ArgumentSyntax? Configuration =>
            call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait",
                Parent: InvocationExpressionSyntax configured }
                ? configured.ArgumentList.Arguments.FirstOrDefault()
                : null;

        /// <summary>The cancellation token that an EF Core call was given: its only, or its last argument.</summary>
        internal ExpressionSyntax? Token => call.ArgumentList.Arguments.LastOrDefault()?.Expression;
    }

    extension<TNode>(TNode node)
        where TNode : SyntaxNode
    {
        /// <summary>The node with each of its lines moved to the left, where it is that far in.</summary>
        internal TNode Outdented(int columns) => columns <= 0 ? node : node.ReplaceTrivia(
            node.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)
                && t.FullSpan.Length >= columns
                && t.Token.LeadingTrivia.Contains(t)),
            (_, space) => Whitespace(space.ToString().Substring(columns)));

        /// <summary>How far the first line of the node is indented.</summary>
        internal int Indentation =>
            node.GetLeadingTrivia() is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia } space] ? space.FullSpan.Length : 0;
    }

    extension(SyntaxTrivia trivia)
    {
        internal bool IsComment =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }

    extension<TStatement>(TStatement statement)
        where TStatement : StatementSyntax
    {
        /// <summary>The statement with more comments above it.</summary>
        internal TStatement Below(IEnumerable<SyntaxTrivia> comments)
        {
            var leading = statement.GetLeadingTrivia();
            var indentation = leading is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia } space] ? space : default;
            var lines = comments.SelectMany(c => (SyntaxTrivia[])[c, EndOfLine("\n"), indentation]);
            return statement.WithLeadingTrivia(leading.AddRange(lines));
        }
    }

    extension(SyntaxTriviaList trivia)
    {
        internal bool HasLineBreak => trivia.Any(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));

        internal bool HasComment => trivia.Any(static t => t.IsComment);

        /// <summary>The trivia without the white space at its end.</summary>
        internal SyntaxTriviaList WithoutIndentation =>
            [.. trivia.Reverse().SkipWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
    }

    /// <summary>A name as it is written in code: with <c>@</c> where it is a keyword.</summary>
    internal static string Written(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The projection <c>row =&gt; new { row.A, row.B }</c>.</summary>
    internal static ArgumentSyntax Projection(string row, IEnumerable<string> columns) =>
        Argument(ParseExpression($"{row} => new {{ {string.Join(", ", columns.Select(c => $"{row}.{Written(c)}"))} }}"));

    /// <summary>The document without the <c>using</c>s that were added though the project imports them everywhere.</summary>
    internal static SyntaxNode WithoutUsings(this SyntaxNode root, ISet<string> imported) =>
        root.RemoveNodes(
            root.GetAnnotatedNodes(AddedUsing).Where(u => imported.Contains(((UsingDirectiveSyntax)u).Name!.ToString())),
                // it names a namespace
            SyntaxRemoveOptions.KeepNoTrivia)!; // a file is left

    /// <summary>The namespaces that a project imports everywhere.</summary>
    internal static HashSet<string> GlobalUsings(Compilation compilation, CancellationToken cancellation) =>
        [.. compilation.SyntaxTrees
            .Select(t => t.GetRoot(cancellation)).OfType<CompilationUnitSyntax>().SelectMany(static u => u.Usings)
            .Where(static u => u is { GlobalKeyword.RawKind: not 0, Alias: null, StaticKeyword.RawKind: 0, Name: { } })
            .Select(static u => u.Name!.ToString().Replace("global::", ""))]; // the pattern says that there is a name

    /// <summary>The document with a <c>using</c> where it is needed.</summary>
    internal static SyntaxNode UsingIf(this SyntaxNode root, bool isNeeded, string name) => isNeeded ? root.Using(name) : root;

    /// <summary>The document with a <c>using</c>, in order, unless it is there.</summary>
    internal static SyntaxNode Using(this SyntaxNode root, string name)
    {
        if (root is not CompilationUnitSyntax unit
            || unit
                .DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Any(u => u.Name?.ToString() == name))
            return root;
        if (unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax space
            && space.Name.ToString() is var inside
            && (inside == name || inside.StartsWith(name + ".", StringComparison.Ordinal)))
            return root;

        var directive = UsingDirective(ParseName(name))
            .NormalizeWhitespace()
            .WithTrailingTrivia(EndOfLine("\n"))
            .WithAdditionalAnnotations(AddedUsing);
        var index = unit.Usings.Count(u => Before(u, name));
        if (index > 0 || unit.Usings.Count == 0)
            return unit.WithUsings(unit.Usings.Insert(
                index, unit.Usings.Count == 0 ? directive.WithTrailingTrivia(EndOfLine("\n"), EndOfLine("\n")) : directive));

        // The first directive may carry the file's header.
        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings
            .Replace(first, first.WithLeadingTrivia())
            .Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool Before(UsingDirectiveSyntax directive, string name)
    {
        var other = directive.Name?.ToString() ?? "";
        return directive.Alias is null && directive.StaticKeyword.RawKind == 0
            && (IsSystem(other) == IsSystem(name) ? string.CompareOrdinal(other, name) < 0 : IsSystem(other));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
