using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>One way to do a job.</summary>
/// <param name="Name">How the tables call it; unique within the job.</param>
internal abstract record Variant(string Name)
{
    internal virtual Pace Pace => Pace.EveryPass;

    /// <summary>With more rows it is left out, because its time grows faster than they do.</summary>
    internal virtual int MostRows => int.MaxValue;

    /// <summary>Whether the work is done here, so that memory and processor time can be measured here.</summary>
    internal virtual bool IsOfThisProcess => true;

    internal abstract Task RunAsync(Database database, Tally tally);
}
