using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>Code that fills a database once. It is recognised by what it is called: that can only keep a rule silent.</summary>
internal static class Seeding
{
    internal static bool IsNamedSo(string? name) =>
        name is not null
        && (name.IndexOf("Seed", StringComparison.OrdinalIgnoreCase) >= 0
            || name.EndsWith("DbInitializer", StringComparison.Ordinal)
            || name.EndsWith("DataInitializer", StringComparison.Ordinal));

    /// <summary>Whether the code stands in a seeder, a migration or a factory that only the tools of EF Core call.</summary>
    internal static bool Surrounds(SyntaxNode code) => code.Ancestors().Any(static node =>
        node is MethodDeclarationSyntax method && IsNamedSo(method.Identifier.ValueText)
        || node is LocalFunctionStatementSyntax function && IsNamedSo(function.Identifier.ValueText)
        || node is InvocationExpressionSyntax call && IsNamedSo(SourceScan.NameOf(call.Expression))
        || node is TypeDeclarationSyntax type && (IsNamedSo(type.Identifier.ValueText) || IsForTools(type)));

    private static bool IsForTools(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(static t => SourceScan.LastName(t.Type) is "Migration" or "IDesignTimeDbContextFactory") == true;
}
