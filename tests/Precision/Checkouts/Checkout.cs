namespace Rowbound.Precision.Checkouts;

/// <summary>Brings one commit of a repository into a folder, and nothing of its history.</summary>
internal sealed class Checkout(DirectoryInfo root)
{
    /// <summary>Whether something was fetched; what is there already is left alone.</summary>
    public async Task<bool> EnsureAsync(PinnedRepository repository, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root.FullName, repository.Folder);
        var hasGit = Path.Exists(Path.Combine(folder, ".git"));
        if (!hasGit && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return false;

        Directory.CreateDirectory(folder);
        var git = new Git(folder);
        if (hasGit && await git.HeadAsync(cancellationToken) == repository.Commit)
            return false;
        if (!hasGit)
            await git.RunAsync(["init", "--quiet"], cancellationToken);

        await git.RunAsync(["fetch", "--quiet", "--depth", "1", repository.Url, repository.Commit], cancellationToken);
        await git.RunAsync(["checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"], cancellationToken);
        return true;
    }
}
