using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>The style of the shipped sources, as far as a machine can see it.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 120;
    private const int LongestMethod = 30;
    private const int LongestLine = 130;

    /// <summary>Lines that are still longer: the number only ever falls, to nothing.</summary>
    private const int LongLinesLeft = 0;

    private static readonly string[] BodyWalks =
        ["DescendantsAndSelf", "Descendants", "ChildOperations", "DescendantNodes", "DescendantNodesAndSelf"];

    private static readonly string[] TypeLookups = ["GetTypeByMetadataName", "GetTypesByMetadataName"];

    private static readonly string[] Names = ["Name", "MetadataName", "ValueText", "Text"];

    /// <summary>The files of rules and fixes, relative to the repository.</summary>
    public static TheoryData<string> RuleFiles => [.. Sources("src/Analyzers/Rules")];

    [Theory, MemberData(nameof(RuleFiles))]
    public void A_rule_file_is_short(string file) =>
        Assert.InRange(File.ReadAllLines(Repository.PathOf(file)).Length, 1, LongestFile);

    [Theory, MemberData(nameof(RuleFiles))]
    public void A_method_of_a_rule_is_short(string file) => Assert.Empty(
        Parse(file)
            .DescendantNodes()
            .OfType<BaseMethodDeclarationSyntax>()
            .Where(m => LinesOf(m) > LongestMethod)
            .Select(m => $"{m.GetFirstToken()}: {LinesOf(m)} lines"));

    [Fact]
    public void Lines_are_short()
    {
        var all = Sources("src").SelectMany(LongLines).ToList();
        Assert.True(all.Count <= LongLinesLeft, $"{all.Count} lines are longer than {LongestLine} characters, {LongLinesLeft} of them are known:\n{string.Join('\n', all)}");
    }

    [Theory, MemberData(nameof(RuleFiles))]
    public void A_rule_looks_up_no_type_by_name(string file) => Assert.Empty(Calls(file, TypeLookups));

    [Theory, MemberData(nameof(RuleFiles))]
    public void A_rule_walks_no_method_body(string file)
    {
        if (!IsFix(file))
            Assert.Empty(Calls(file, BodyWalks));
    }

    [Theory, MemberData(nameof(RuleFiles))]
    public void A_rule_compares_no_names(string file)
    {
        if (!IsFix(file))
            Assert.Empty(Parse(file).DescendantNodes().Where(ComparesName).Select(n => n.ToString()));
    }

    [Fact]
    public void The_rules_are_read() => Assert.NotEmpty(RuleFiles);

    private static bool IsFix(string file) => file.EndsWith("Fix.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder)
    {
        var path = Repository.PathOf(folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private static IEnumerable<string> LongLines(string file) =>
        File.ReadAllLines(Repository.PathOf(file)).Index()
            .Where(l => l.Item.Length > LongestLine)
            .Select(l => $"{file}({l.Index + 1}): {l.Item.Length} characters");

    private static IEnumerable<string> Calls(string file, string[] names) => Parse(file).DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(n => names.Contains(n.Identifier.ValueText))
            .Select(n => n.Parent!.ToString()); // names have parents

    /// <summary><c>x.Name == "…"</c>, <c>x.Name is "…"</c> and <c>{ Name: "…" }</c>.</summary>
    private static bool ComparesName(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } equals =>
            IsName(equals.Left) && IsText(equals.Right) || IsText(equals.Left) && IsName(equals.Right),
        IsPatternExpressionSyntax pattern => IsName(pattern.Expression) && HoldsText(pattern.Pattern),
        SubpatternSyntax part => part.ExpressionColon?.Expression is { } member && IsName(member) && HoldsText(part.Pattern),
        _ => false,
    };

    private static bool IsName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => Names.Contains(access.Name.Identifier.ValueText),
        IdentifierNameSyntax name => Names.Contains(name.Identifier.ValueText),
        _ => false,
    };

    private static bool IsText(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression);

    private static bool HoldsText(PatternSyntax pattern) =>
        pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().Any(p => IsText(p.Expression));

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static SyntaxNode Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(file))).GetRoot();
}
