using System.Diagnostics;
using System.Globalization;
using Shop.Jobs;

// Runs every job on a database file and prints its result: Shop <database> [<rows to seed when the file is missing>]
var path = args.ElementAtOrDefault(0) ?? Path.Combine(Path.GetTempPath(), "shop.db");
if (!File.Exists(path))
{
    var rows = int.Parse(args.ElementAtOrDefault(1) ?? "10000", CultureInfo.InvariantCulture);
    await JobHost.SeedAsync(path, rows, progress: null, CancellationToken.None);
}

foreach (var (name, _, _) in JobHost.List())
{
    var watch = Stopwatch.StartNew();
    var result = await JobHost.RunAsync(path, name, CancellationToken.None);
    Console.WriteLine($"{name,-20} {watch.ElapsedMilliseconds,7} ms  {result}");
}
