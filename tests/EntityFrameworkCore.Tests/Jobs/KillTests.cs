using System.Diagnostics;
using System.Globalization;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

/// <summary>A job in a process of its own is killed (SIGKILL) 50 times on its way. The points are random, always the same ones,
/// and lie before, in, and behind each statement and commit.</summary>
public abstract class KillTests(Engine engine)
{
    private const int Kills = 50;
    private const int Rows = 1000;
    private const int ChunkSize = 7;
    private const int MostPoints = 18; // About three chunks, so that there is enough work for all kills.
    private const int Ahead = 2;

    private readonly Queue<Process> _starting = [];

    [Fact]
    public async Task A_job_that_is_killed_again_and_again_does_every_row_once()
    {
        using var database = CountDatabase.On(engine, Rows);
        var random = new Random(20240229);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var job = await NextAsync(database);
            var reached = await KilledAsync(job, random.Next(1, MostPoints), goesOn: random.Next(2) == 0);
            Assert.NotEqual("completed", reached);
            if (kill % 10 == 0)
                await database.NothingIsHalfDoneAsync();
        }

        using var last = await NextAsync(database);
        Assert.Equal("completed", await KilledAsync(last, int.MaxValue, goesOn: true));
        await database.AllWereHitOnceAsync(Rows);
        Assert.InRange((await database.CheckpointAsync()).Token, Kills / 2, Kills + 1); // A few are killed before they have it.
        foreach (var job in _starting)
            job.Kill();
    }

    /// <summary>Lets the job go from point to point, and kills it at one of them, or just behind it.</summary>
    /// <returns>The point at which it was killed, or where it ended by itself.</returns>
    private static async Task<string> KilledAsync(Process job, int points, bool goesOn)
    {
        for (var reached = 1; ; reached++)
        {
            var point = await ReadAsync(job);
            if (point == "completed")
                return point;
            if (reached < points || goesOn)
                await job.StandardInput.WriteLineAsync();
            if (reached < points)
                continue;

            job.Kill();
            await job.WaitForExitAsync();
            return point;
        }
    }

    /// <summary>A start takes most of the time, so the next jobs load meanwhile; they have touched nothing yet.</summary>
    private async Task<Process> NextAsync(CountDatabase database)
    {
        while (_starting.Count <= Ahead)
            _starting.Enqueue(Start(database));
        var job = _starting.Dequeue();
        Assert.Equal("ready", await ReadAsync(job));
        await job.StandardInput.WriteLineAsync();
        return job;
    }

    private static async Task<string> ReadAsync(Process job) =>
        await job.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await job.StandardError.ReadToEndAsync());

    private Process Start(CountDatabase database)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(CountContext).Assembly.Location,
                engine.ToString(),
                database.Inner.ConnectionString,
                ChunkSize.ToString(CultureInfo.InvariantCulture),
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
