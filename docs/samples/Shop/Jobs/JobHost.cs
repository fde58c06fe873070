using Shop.Data;

namespace Shop.Jobs;

/// <summary>
/// Where another program starts the shop's jobs. Speaks in types of the base library only, so that it can be called on an
/// assembly that was compiled a moment ago.
/// </summary>
public static class JobHost
{
    /// <summary>The jobs in their order: name, full name of the class that does the work, whether rows are changed.</summary>
    public static IReadOnlyList<(string Name, string Code, bool Writes)> List() =>
        [.. JobCatalog.All.Select(job => (job.Name, job.Code.FullName ?? job.Code.Name, job.Writes))];

    public static Task SeedAsync(string path, int rows, IProgress<int>? progress, CancellationToken cancellationToken) =>
        new ShopSeeder(new SeedPlan(rows), progress).SeedAsync(path, cancellationToken);

    /// <summary>Runs a job and gives its result.</summary>
    public static async Task<string> RunAsync(string path, string name, CancellationToken cancellationToken)
    {
        var job = JobCatalog.All.First(job => job.Name == name);
        await using var db = ShopDatabase.Open(path, readOnly: !job.Writes);
        return await job.Run(db, cancellationToken);
    }

    /// <summary>What the tables hold.</summary>
    public static async Task<string> ContentAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = ShopDatabase.Open(path, readOnly: true);
        return await TableDigest.OfAsync(db, cancellationToken);
    }
}
