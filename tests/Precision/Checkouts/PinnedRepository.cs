namespace Rowbound.Precision.Checkouts;

/// <summary>A public repository at the commit that everything is measured on.</summary>
internal sealed record PinnedRepository(string Owner, string Name, string Commit)
{
    private const int CommitLength = 40;

    public static IReadOnlyList<PinnedRepository> All { get; } = Parse(OwnText.Lines(OwnText.Repositories));

    public string FullName => $"{Owner}/{Name}";

    public string Folder => $"{Owner}+{Name}";

    public string Url => $"https://github.com/{FullName}";

    /// <summary>Reads lines of the form <c>owner/name commit</c>; a line that starts with <c>#</c> is a remark.</summary>
    public static IReadOnlyList<PinnedRepository> Parse(IEnumerable<string> lines) =>
        [.. lines.Where(line => !line.StartsWith('#')).Select(Parse)];

    private static PinnedRepository Parse(string line) =>
        line.Split(' ') is [var name, { Length: CommitLength } commit] && name.Split('/') is [var owner, var repository]
            ? new(owner, repository, commit)
            : throw new PrecisionFailure(
                $"'{line}' names no repository.", $"Write 'owner/name' and the {CommitLength} digits of a commit.");
}
