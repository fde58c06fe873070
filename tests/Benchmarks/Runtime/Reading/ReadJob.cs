using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>A sum over id and title of all rows.</summary>
internal sealed record ReadJob(string Name, string Title, IReadOnlyList<Variant> Variants) : Job(Name, Title, Variants)
{
    internal override bool Writes => false;

    internal override Task VerifyAsync(Database database, Tally tally)
    {
        var sum = Enumerable.Range(1, database.Rows).Sum(id => Tally.SumOf(id, ArticleSource.TitleOf(id)));
        return (tally.Rows, tally.Sum) == (database.Rows, sum)
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"{tally.Rows:N0} rows with the sum {tally.Sum:N0} were read instead of {database.Rows:N0} with {sum:N0}.");
    }
}
