using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>How rows are written that are not loaded one and all any more.</summary>
internal enum WriteForm
{
    /// <summary>By one statement of the database.</summary>
    Statement,

    /// <summary>By the database, chunk by chunk.</summary>
    Chunks,

    /// <summary>By the change tracker, which saves each chunk and lets it go.</summary>
    SavedChunks,
}

/// <summary>What a fix needs that writes rows without loading all of them.</summary>
/// <param name="Form">How.</param>
/// <param name="Writing">The writing, which is saved.</param>
/// <param name="Query">The query that gives the rows.</param>
/// <param name="Declaration">The statement that declares the list of them, where there is one.</param>
/// <param name="Parts">What of the statement the fix keeps or copies.</param>
internal sealed record WriteFacts(
    WriteForm Form, RowWrite Writing, SyntaxNode Query, SyntaxNode? Declaration, params ImmutableArray<SyntaxNode> Parts)
    : FixFacts(
        FixSafety.Review,
        [
            Query.GetLocation(),
            Writing.Statement.Syntax.GetLocation(),
            Writing.Save!.Syntax.GetLocation(), // a form is only found for what is saved
            (Declaration ?? Query).GetLocation(),
            .. Parts.Select(static p => p.GetLocation()),
        ])
{
    internal const int QueryPlace = 0;
    internal const int StatementPlace = 1;
    internal const int SavePlace = 2;
    internal const int DeclarationPlace = 3;
    internal const int FirstPart = 4;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Form);
}
