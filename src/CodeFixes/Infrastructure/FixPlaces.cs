using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.CodeFixes;

/// <summary>
/// The pieces of code that a diagnostic points at, found again however the document has changed meanwhile: each is marked before
/// the first edit.
/// </summary>
internal sealed class FixPlaces
{
    private readonly ImmutableArray<SyntaxAnnotation> _marks;

    private FixPlaces(ImmutableArray<SyntaxAnnotation> marks) => _marks = marks;

    internal int Count => _marks.Length;

    /// <summary>Marks the places of each diagnostic in the document.</summary>
    internal static ImmutableArray<(Diagnostic Diagnostic, FixPlaces Places)> Mark(
        ref SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        var marksByNode = new Dictionary<SyntaxNode, List<SyntaxAnnotation>>();
        var result = ImmutableArray.CreateBuilder<(Diagnostic, FixPlaces)>();
        foreach (var diagnostic in diagnostics)
            result.Add((diagnostic, new([.. diagnostic.AdditionalLocations.Select(Mark(root, marksByNode))])));

        root = root.ReplaceNodes(
            marksByNode.Keys, (original, current) => current.WithAdditionalAnnotations(marksByNode[original]));
        return result.ToImmutable();
    }

    /// <summary>The node of a place; <see langword="null"/> where an edit has removed it.</summary>
    internal TNode? Find<TNode>(SyntaxNode root, int place)
        where TNode : SyntaxNode =>
        place < _marks.Length ? root.GetAnnotatedNodes(_marks[place]).OfType<TNode>().FirstOrDefault() : null;

    private static Func<Location, SyntaxAnnotation> Mark(
        SyntaxNode root, Dictionary<SyntaxNode, List<SyntaxAnnotation>> marksByNode) => location =>
    {
        var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (node is ArgumentSyntax argument)
            node = argument.Expression;
        if (!marksByNode.TryGetValue(node, out var marks))
            marksByNode[node] = marks = [];

        var mark = new SyntaxAnnotation();
        marks.Add(mark);
        return mark;
    };
}
