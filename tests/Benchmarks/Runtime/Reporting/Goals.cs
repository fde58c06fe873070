using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Django;
using Rowbound.Benchmarks.Runtime.Measuring;
using Rowbound.Benchmarks.Runtime.Reading;
using Rowbound.Benchmarks.Runtime.Writing;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>The goals. They were set from what careful code without the library reaches.</summary>
internal static class Goals
{
    internal static readonly IReadOnlyList<Goal> All =
    [
        .. ForReading(Jobs.Columns, Readings.Columns),
        .. ForReading(Jobs.Rows, Readings.Rows),
        Goal.Share(Jobs.Columns, Stream(Readings.Columns), new RawStream<TitleRow>(Readings.Columns), 0.75, 0.85),
        Goal.Share(Jobs.Columns, Chunks(Readings.Columns, 1_000), new RawKeyset<TitleRow>(Readings.Columns, 1_000), 0.70, 0.77),
        Goal.Share(Jobs.Columns, Chunks(Readings.Columns, 5_000), new RawKeyset<TitleRow>(Readings.Columns, 5_000), 0.70, 0.77),
        Goal.Share(Jobs.Rows, Chunks(Readings.Rows), EfStream(Readings.Rows), postgres: 0.75, sqlite: 0.90),
        Goal.Share(Jobs.Update, new RowboundCompute(), new TrackedChunks(1_000), postgres: 2.5, sqlite: 1.9),
        Goal.Share(Jobs.Update, new RowboundCompute(), new UpdateAtOnce(), postgres: 0.5, sqlite: 0.5),
        Goal.Share(Jobs.Update, new RowboundUpdate(), new UpdateAtOnce(), postgres: 0.85, sqlite: 0.85),
        Goal.Share(Jobs.Delete, new RowboundDelete(), new DeleteAtOnce(), postgres: 0.85, sqlite: 0.85),
        Goal.Share(Jobs.Rows, Stream(Readings.Rows), DjangoVariant.Iterator, postgres: 1.6, sqlite: 3),
        Goal.Share(Jobs.Rows, Chunks(Readings.Rows), DjangoVariant.Iterator, postgres: 1.1, sqlite: 2.8),
        Goal.Share(Jobs.Columns, Stream(Readings.Columns), DjangoVariant.OnlyIterator, postgres: 3, sqlite: 3),
        Goal.Share(Jobs.Columns, Chunks(Readings.Columns), DjangoVariant.OnlyIterator, postgres: 1.8, sqlite: 1.8),
        Goal.Share(Jobs.Update, new RowboundCompute(), DjangoVariant.BulkUpdate, postgres: 4, sqlite: 4),
        Goal.Share(Jobs.Update, new RowboundCompute(), DjangoVariant.Save, postgres: 8, sqlite: 6),
        Goal.Share(Jobs.Columns, Guarded(Readings.Columns), EfStream(Readings.Columns), postgres: 0.95, sqlite: 0.95),
        Goal.Share(Jobs.Rows, Guarded(Readings.Rows), EfStream(Readings.Rows), postgres: 0.97, sqlite: 0.97),
    ];

    private static IEnumerable<Goal> ForReading<T>(Job job, Reading<T> reading)
        where T : class, IRow
    {
        yield return Goal.Share(job, Stream(reading), EfStream(reading), postgres: 0.95, sqlite: 0.95);
        foreach (var variant in (IEnumerable<Variant>)[Stream(reading), Chunks(reading)])
        {
            yield return Goal.Most(
                job, variant, "live MB", figures => figures.LiveBytes / 1e6, (_, shape) => shape == "32k" ? 32 : 8);
            yield return Goal.Most(
                job, variant, "peak MB", figures => figures.PeakBytes / 1e6, (_, shape) => shape == "32k" ? 40 : 24);
            yield return Goal.Most(
                job, variant, "ms to the first row", figures => figures.FirstRowMilliseconds, (_, _) => 50);
            yield return Goal.Most(
                job,
                variant,
                "statements per chunk",
                figures => figures.StatementsPerChunk,
                (engine, _) => engine == "postgres" ? 1.1 : null);
        }
    }

    private static RowboundStream<T> Stream<T>(Reading<T> reading)
        where T : class, IRow
        => new(reading, ContextSetting.Plain);

    private static EfStream<T> EfStream<T>(Reading<T> reading)
        where T : class, IRow
        => new(reading, ContextSetting.Plain);

    private static EfStream<T> Guarded<T>(Reading<T> reading)
        where T : class, IRow
        => new(reading, ContextSetting.Guarded);

    private static RowboundChunks<T> Chunks<T>(Reading<T> reading, int? size = null)
        where T : class, IRow
        => new(reading, ContextSetting.Plain, size);
}
