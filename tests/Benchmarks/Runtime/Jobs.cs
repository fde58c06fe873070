using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Django;
using Rowbound.Benchmarks.Runtime.Measuring;
using Rowbound.Benchmarks.Runtime.Reading;
using Rowbound.Benchmarks.Runtime.Writing;

namespace Rowbound.Benchmarks.Runtime;

/// <summary>All jobs with all their variants. A new variant is a record in its folder and a line here.</summary>
internal static class Jobs
{
    internal static readonly Job Columns = new ReadJob(
        "columns", "read two columns",
        [
            .. Reads(Readings.Columns),
            new EfCompiledKeyset(5_000),
            new EfCompiledKeyset(1_000),
            .. DjangoVariant.OnlyIterator.IfAvailable(),
        ]);

    internal static readonly Job Rows = new ReadJob(
        "rows", "read whole rows",
        [
            .. Reads(Readings.Rows),
            new EfList<Article>(Readings.TrackedRows, ", tracked"),
            .. DjangoVariant.Iterator.IfAvailable(),
        ]);

    internal static readonly Job Update = new UpdateJob(
    [
        new UpdateAtOnce(),
        new UpdateByRange(10_000),
        new UpdateByRange(1_000),
        new KeysetAndStatement(5_000),
        new KeysetAndStatement(1_000),
        new TrackedChunks(1_000),
        new RowboundUpdate(10_000),
        new RowboundUpdate(),
        new RowboundCompute(1_000),
        new RowboundCompute(),
        new RowboundTrackedChunks(),
        .. DjangoVariant.BulkUpdate.IfAvailable(),
        .. DjangoVariant.Save.IfAvailable(),
    ]);

    internal static readonly Job Delete = new DeleteJob(
    [
        new DeleteAtOnce(),
        new DeleteByRange(10_000),
        new DeleteByRange(1_000),
        new DeleteSlices(1_000),
        new RowboundDelete(10_000),
        new RowboundDelete(),
    ]);

    internal static readonly IReadOnlyList<Job> All = [Columns, Rows, Update, Delete];

    internal static Job Named(string name) => All.Single(job => job.Name == name);

    private static IEnumerable<Variant> Reads<T>(Reading<T> reading)
        where T : class, IRow
        =>
        [
            new RawStream<T>(reading),
            new RawKeyset<T>(reading, 5_000),
            new RawKeyset<T>(reading, 1_000),
            new DapperStream<T>(reading),
            new EfStream<T>(reading, ContextSetting.Plain),
            new EfStream<T>(reading, ContextSetting.Retrying),
            new EfStream<T>(reading, ContextSetting.Guarded),
            new EfKeyset<T>(reading, 5_000),
            new EfKeyset<T>(reading, 1_000),
            new EfOffset<T>(reading, 1_000),
            new EfList<T>(reading),
            new RowboundStream<T>(reading, ContextSetting.Plain),
            new RowboundStream<T>(reading, ContextSetting.Retrying),
            new RowboundChunks<T>(reading, ContextSetting.Plain),
            new RowboundChunks<T>(reading, ContextSetting.Retrying),
            new RowboundChunks<T>(reading, ContextSetting.Plain, MaxBytes: 1 << 20),
            new RowboundChunks<T>(reading, ContextSetting.Plain, 5_000),
            new RowboundChunks<T>(reading, ContextSetting.Plain, 1_000),
        ];
}
