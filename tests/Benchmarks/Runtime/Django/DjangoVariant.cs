using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Django;

/// <summary>The same job in Django, whose users know this problem too. Its time is that of the other process, without its start.</summary>
/// <param name="Name">How the tables call it.</param>
/// <param name="Job">What the script calls it.</param>
/// <param name="Reads">Whether it reads rows rather than writing them.</param>
internal sealed record DjangoVariant(string Name, string Job, bool Reads) : Variant(Name)
{
    internal static readonly DjangoVariant Iterator = new("Django iterator()", "iterator", Reads: true);

    internal static readonly DjangoVariant OnlyIterator = new("Django only().iterator()", "only_iterator", Reads: true);

    internal static readonly DjangoVariant BulkUpdate =
        new("Django keyset, 1,000: bulk_update", "bulk_update", Reads: false);

    internal static readonly DjangoVariant Save = new("Django iterator(), save()", "save", Reads: false);

    internal override Pace Pace => Pace.OncePerRound;

    internal override bool IsOfThisProcess => false;

    /// <summary>The variant where it can run.</summary>
    internal IEnumerable<Variant> IfAvailable() => DjangoProcess.Version is not null ? [this] : [];

    internal override async Task RunAsync(Database database, Tally tally)
    {
        var (rows, sum) = await DjangoProcess.For(database).RunAsync(Job);
        if (Reads)
            tally.ReadElsewhere(rows, sum);
        else
            tally.Changed(rows);
    }
}
