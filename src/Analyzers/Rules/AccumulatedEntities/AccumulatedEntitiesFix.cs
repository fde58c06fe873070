using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Rules.AccumulatedEntities;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Rowbound.CodeFixes.AccumulatedEntities;

/// <summary>Collects the values that are used instead of whole entities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AccumulatedEntitiesFix() : SafeFix("ROW4001")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Collect only the values that are used";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, AccumulatedEntitiesFacts.QueryPlace) is not { } query
            || places.Find<InvocationExpressionSyntax>(root, AccumulatedEntitiesFacts.AddPlace) is not { Query: not null } add)
            return null;

        var row = FreeName.In(query, diagnostic.Text(AccumulatedEntitiesFacts.RowNameKey), "row");
        var kept = diagnostic.Text(AccumulatedEntitiesFacts.KeptKey).Split(',');
        if (IsRange(add))
        {
            root = root.ReplaceNode(query, Projected(query, Tuples(row, kept, TypesOf(diagnostic)), places));
        }
        else
        {
            var read = diagnostic.Text(AccumulatedEntitiesFacts.ReadKey).Split(',');
            root = root.ReplaceNodes([query, add], (old, current) => old == query
                ? Projected(query, QuerySyntax.Projection(row, read), places)
                : WithTuple((InvocationExpressionSyntax)current, kept));
        }

        return places.Find<LocalDeclarationStatementSyntax>(root, AccumulatedEntitiesFacts.DeclarationPlace) is { } declaration
            ? root.ReplaceNode(declaration, Retyped(declaration, TupleOf(kept, diagnostic))).Using("System.Linq")
            : null;
    }

    private static ExpressionSyntax Projected(ExpressionSyntax query, ArgumentSyntax projection, FixPlaces places) =>
        query.InPlace(OperatorEdit.Without(query, places, AccumulatedEntitiesFacts.FirstNoTracking).Then("Select", projection));

    private static bool IsRange(InvocationExpressionSyntax add) =>
        add.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddRange" or "InsertRange" };

    /// <summary>
    /// An expression tree has no tuple literals, but may call the constructor. Not <c>ValueTuple.Create</c>: PostgreSQL's
    /// provider makes it a row value in the database, which it cannot read.
    /// </summary>
    private static ArgumentSyntax Tuples(string row, string[] columns, string[] types)
    {
        var values = string.Join(", ", columns.Select(c => $"{row}.{QuerySyntax.Written(c)}"));
        var lambda = ParseExpression($"{row} => new global::System.ValueTuple<{string.Join(", ", types)}>({values})");
        var type = lambda.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Type;
        return Argument(lambda.ReplaceNode(type, type.WithAdditionalAnnotations(Simplifier.Annotation)));
    }

    private static InvocationExpressionSyntax WithTuple(InvocationExpressionSyntax add, string[] columns)
    {
        var row = add.ArgumentList.Arguments[0].Expression;
        var values = string.Join(", ", columns.Select(c => $"{row.WithoutTrivia()}.{QuerySyntax.Written(c)}"));
        return add.ReplaceNode(row, ParseExpression($"({values})"));
    }

    private static string[] TypesOf(Diagnostic diagnostic) => diagnostic.Text(AccumulatedEntitiesFacts.TypesKey).Split(';');

    private static TypeSyntax TupleOf(string[] columns, Diagnostic diagnostic)
    {
        var elements = columns.Zip(TypesOf(diagnostic), static (column, type) => $"{type} {QuerySyntax.Written(column)}");
        return ParseTypeName($"({string.Join(", ", elements)})").WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>The declaration with another type of element, wherever it names one.</summary>
    private static LocalDeclarationStatementSyntax Retyped(LocalDeclarationStatementSyntax declaration, TypeSyntax element) =>
        declaration.ReplaceNodes(
        declaration.DescendantNodes().OfType<GenericNameSyntax>()
            .Where(static n => n is { Identifier.ValueText: "List", TypeArgumentList.Arguments.Count: 1 }),
        (_, list) => list.WithTypeArgumentList(TypeArgumentList(SingletonSeparatedList(element))));
}
