using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>The hash of its title into a column of each row, in a fresh copy of the table.</summary>
internal sealed record UpdateJob(IReadOnlyList<Variant> Variants) : Job("update", "hash of the title into a column", Variants)
{
    internal override bool Writes => true;

    internal override bool AppliesTo(Shape shape) => !shape.IsWide;

    internal override Task PrepareAsync(Database database) => database.ResetWorkAsync();

    internal override async Task VerifyAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var right = await db.Articles.CountAsync(row => row.Checksum == TitleHash.Of(row.Title));
        if (right != database.Rows)
            throw new InvalidOperationException($"{right:N0} of {database.Rows:N0} rows have the right checksum.");
    }
}
