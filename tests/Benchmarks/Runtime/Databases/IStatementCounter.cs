using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>Counts statements where they are executed, so that what a driver sends on its own account is seen too.</summary>
internal interface IStatementCounter
{
    /// <summary>Counts what contexts with these options execute.</summary>
    void Observe(DbContextOptionsBuilder options);

    /// <summary>Counts what this open connection executes.</summary>
    void Observe(DbConnection connection);

    /// <summary>How many statements were executed so far.</summary>
    long Count();
}
