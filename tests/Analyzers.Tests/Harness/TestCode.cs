using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>How much of a file the code of a test is.</summary>
public enum CodeKind
{
    /// <summary>The statements of a method with <c>ShopContext db</c> and <c>CancellationToken cancellationToken</c>.</summary>
    Body,

    /// <summary>Members of a class with <c>ShopContext db</c>.</summary>
    Member,

    /// <summary>A whole file.</summary>
    File,
}

/// <summary>The code that a test shows, and the file that it is a part of.</summary>
public sealed record TestCode(CodeKind Kind, string Text)
{
    /// <summary>Whether markup shows every diagnostic; else there is at least one, anywhere, as in the pages.</summary>
    internal bool IsMarked { get; init; } = true;

    private static readonly ImmutableArray<string> Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "Microsoft.EntityFrameworkCore",
    ];

    /// <summary>The file, with the code in it and the usings that it needs. Markup stays where it is.</summary>
    /// <param name="copy">Number of the copy: several copies can stand in one project, each in a class of its own.</param>
    /// <param name="copies">How often the code stands in this file.</param>
    /// <param name="moreUsings">Namespaces to import besides the usual.</param>
    internal string ToFile(int copy = 0, int copies = 1, params IEnumerable<string> moreUsings)
    {
        if (Kind == CodeKind.File)
            return Text.ReplaceLineEndings("\n");

        var file = new StringBuilder();
        var usings = Usings.Concat(RuntimeLibrary.UsingsOf(Text)).Union(moreUsings);
        foreach (var name in usings.OrderBy(n => IsSystem(n) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal))
            file.Append("using ").Append(name).Append(";\n");
        file.Append("\nnamespace Shop.Jobs;\n");
        for (var i = copy; i < copy + copies; i++)
            file.Append('\n').Append(Kind == CodeKind.Body ? Method(i) : Class(i, "(ShopContext db)", Indent(Text, 4)));
        return file.ToString();
    }

    /// <summary>The kind of code that a text without a wrapper is, as in a block of a page.</summary>
    internal static TestCode Of(string text)
    {
        var plain = Markup.Parse(text).Text;
        var unit = SyntaxFactory.ParseCompilationUnit(plain);
        if (unit.Usings.Any() || unit.Members.Any(m => m is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax))
            return new(CodeKind.File, text);

        var isMember = unit.Members.Any(m => m is not GlobalStatementSyntax
            || m is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax { Modifiers: var modifiers } }
                && modifiers.Any(IsAccessibility));
        return new(isMember ? CodeKind.Member : CodeKind.Body, text);
    }

    private static bool IsSystem(string name) => name is "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword;

    private string Method(int copy)
    {
        var body = Indent(Text, 8);
        return Class(copy, "", $"    public {Signature()} Run(ShopContext db, CancellationToken cancellationToken)\n    {{\n{body}    }}\n");
    }

    /// <summary>A method is asynchronous only where its body awaits, and returns something only where its body does.</summary>
    private string Signature()
    {
        var own = SyntaxFactory.ParseMemberDeclaration($"async void Run() {{{Markup.Parse(Text).Text}}}")! // in it, 'await (x)' is no call
            .DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .ToList();
        var awaits = own.Any(n => n is AwaitExpressionSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 });
        var yields = own.Any(n => n is YieldStatementSyntax);
        var returns = own.Any(n => n is ReturnStatementSyntax { Expression: not null });
        return (awaits, yields, returns) switch
        {
            (true, true, _) => "async IAsyncEnumerable<object?>",
            (false, true, _) => "IEnumerable<object?>",
            (true, _, true) => "async Task<object?>",
            (true, _, false) => "async Task",
            (false, _, true) => "object?",
            _ => "void",
        };
    }

    private static string Class(int copy, string parameters, string members) =>
        $"public class Job{(copy == 0 ? "" : copy)}{parameters}\n{{\n{members}}}\n";

    private static string Indent(string text, int by)
    {
        var indented = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Trim('\n').Split('\n'))
            indented.Append(line.Length == 0 ? "" : new string(' ', by)).Append(line).Append('\n');
        return indented.ToString();
    }
}
