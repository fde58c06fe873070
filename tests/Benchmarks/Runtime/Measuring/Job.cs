using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>Something to do with all rows of a database, and the ways to do it.</summary>
/// <param name="Name">As the command line says it.</param>
/// <param name="Title">As the tables say it.</param>
/// <param name="Variants">The ways; the first is the limit that the others are compared with.</param>
internal abstract record Job(string Name, string Title, IReadOnlyList<Variant> Variants)
{
    internal Variant Limit => Variants[0];

    internal abstract bool Writes { get; }

    internal virtual bool AppliesTo(Shape shape) => true;

    internal virtual long ExpectedRows(Database database) => database.Rows;

    /// <summary>Brings the database into the state that every run starts from.</summary>
    internal virtual Task PrepareAsync(Database database) => Task.CompletedTask;

    /// <exception cref="InvalidOperationException">The run did not do the job.</exception>
    internal abstract Task VerifyAsync(Database database, Tally tally);
}
