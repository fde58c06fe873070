using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>
/// Times the variants of a job in one process. A pass runs every variant once, in an order that is shuffled anew, so that none
/// always follows the same other; and the best pass counts, because noise only ever adds time.
/// </summary>
internal sealed class SpeedPasses(Job job, Database database, Effort effort)
{
    private readonly Random _random = new(1);
    private readonly Dictionary<string, List<Time>> _rounds = [];
    private readonly Dictionary<string, int> _passes = [];

    internal static async Task<IReadOnlyDictionary<string, Speed>> MeasureAsync(
        Job job, Database small, Database database, IReadOnlyList<Variant> variants, Effort effort)
    {
        foreach (var variant in variants)
            await WarmUp.RunAsync(job, variant, small);

        var passes = new SpeedPasses(job, database, effort);
        for (var round = 0; round < effort.Rounds; round++)
            await passes.RunRoundAsync(round, [.. variants]);
        return variants.ToDictionary(
            variant => variant.Name, variant => new Speed(passes._rounds[variant.Name], passes._passes[variant.Name]));
    }

    private async Task RunRoundAsync(int round, Variant[] variants)
    {
        var best = new Dictionary<string, Time>();
        for (var pass = 0; pass < effort.Passes; pass++)
        {
            Console.Error.WriteLine(
                $"{database.Title}, {job.Title}: round {round + 1} of {effort.Rounds}, pass {pass + 1} of {effort.Passes}");
            _random.Shuffle(variants);
            foreach (var variant in variants.Where(variant => IsDue(variant, round, pass)))
            {
                var time = await TimeAsync(variant);
                best[variant.Name] = best.TryGetValue(variant.Name, out var least) ? Time.Least(time, least) : time;
                _passes[variant.Name] = _passes.GetValueOrDefault(variant.Name) + 1;
            }
        }

        foreach (var (name, time) in best)
        {
            if (!_rounds.TryGetValue(name, out var rounds))
                _rounds[name] = rounds = [];
            rounds.Add(time);
        }
    }

    private static bool IsDue(Variant variant, int round, int pass) => variant.Pace switch
    {
        Pace.EveryPass => true,
        Pace.OncePerRound => pass == 0,
        _ => pass == 0 && round == 0,
    };

    private async Task<Time> TimeAsync(Variant variant)
    {
        await job.PrepareAsync(database);
        GC.Collect(); // What the variant before left behind is not this one's cost.
        var tally = new Tally(job.ExpectedRows(database));
        var time = await Time.OfAsync(() => variant.RunAsync(database, tally));
        await job.VerifyAsync(database, tally);
        return time;
    }
}
