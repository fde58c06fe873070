namespace Rowbound.Tool.Fixing;

/// <summary>One file can be a document of several projects, or of one project once per target framework.</summary>
internal static class LinkedFiles
{
    /// <summary>Gives every other document of a changed file the same text.</summary>
    public static async Task<Solution> FollowAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changed = after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()).ToArray();
        foreach (var document in changed.Select(after.GetDocument).OfType<Document>())
        {
            var text = await document.GetTextAsync(cancellationToken);
            foreach (var linked in document.GetLinkedDocumentIds())
                after = after.WithDocumentText(linked, text);
        }

        return after;
    }
}
