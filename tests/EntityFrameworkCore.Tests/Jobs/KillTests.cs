using System.Diagnostics;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

/// <summary>A job in a process of its own is killed (SIGKILL) 50 times on its way. The points are random, always the same ones, and
/// lie before, in, and behind each statement and commit.</summary>
public class KillTests
{
    private const int Kills = 50;
    private const int Rows = 1000;
    private const int ChunkSize = 7;
    private const int MostPoints = 18; // About three chunks; so there is enough work for all kills.

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_job_that_is_killed_again_and_again_does_every_row_once(Engine engine)
    {
        using var database = CountDatabase.On(engine, Rows);
        var random = new Random(20240229);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var job = Start(engine, database);
            var reached = await KilledAsync(job, random.Next(1, MostPoints), hasGoneOn: random.Next(2) == 0);
            Assert.NotEqual("completed", reached);
            if (kill % 10 == 0)
                await database.NothingIsHalfDoneAsync();
        }

        using var last = Start(engine, database);
        Assert.Equal("completed", await KilledAsync(last, int.MaxValue, hasGoneOn: false));
        await database.AllWereHitOnceAsync(Rows);
        Assert.InRange((await database.CheckpointAsync()).Token, Kills / 2, Kills + 1); // A few are killed before they have it.
    }

    /// <summary>Lets the job go from point to point, and kills it at one of them, or just behind it.</summary>
    /// <returns>The point at which it was killed, or where it ended by itself.</returns>
    private static async Task<string> KilledAsync(Process job, int points, bool hasGoneOn)
    {
        for (var reached = 1; ; reached++)
        {
            var point = await job.StandardOutput.ReadLineAsync();
            if (point is null or "completed")
                return point ?? throw new InvalidOperationException(await job.StandardError.ReadToEndAsync());
            if (reached < points || hasGoneOn)
                await job.StandardInput.WriteLineAsync();
            if (reached < points)
                continue;

            job.Kill();
            await job.WaitForExitAsync();
            return point;
        }
    }

    private static Process Start(Engine engine, CountDatabase database)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(CountContext).Assembly.Location,
                engine.ToString(),
                database.Inner.ConnectionString,
                ChunkSize.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var job = Process.Start(start) ?? throw new InvalidOperationException("The job did not start.");
        job.StandardInput.AutoFlush = true;
        return job;
    }
}
