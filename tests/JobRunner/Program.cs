using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Rowbound;
using Rowbound.JobRunner;

// Counts every row of a database once: JobRunner <Sqlite|PostgreSql> <connection string> <rows in a chunk>
var points = new Points();
var options = new DbContextOptionsBuilder<CountContext>().AddInterceptors(points);
if (args[0] == "Sqlite")
    options.UseSqlite(args[1]);
else
    options.UseNpgsql(args[1]);

var factory = new PooledDbContextFactory<CountContext>(options.Options);
using (var db = factory.CreateDbContext())
    _ = db.Model; // Most of the time that a start takes.
Points.Reach("ready");
await factory.ForEachChunkAsync(
    "count",
    db => db.Rows,
    (_, chunk, _) =>
    {
        Points.Reach("body");
        foreach (var row in chunk)
            row.Hits++;
        Points.Reach("counted");
        return Task.CompletedTask;
    },
    new ChunkJobOptions { Size = int.Parse(args[2], CultureInfo.InvariantCulture), Progress = points });
Console.WriteLine("completed");
