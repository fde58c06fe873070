using System.Data.Common;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <summary>What is read of each row: as a query, as columns of SQL, and by hand from a reader.</summary>
internal sealed record Reading<T>(
    Func<IQueryable<Article>, IQueryable<T>> Query, Func<Shape, string> Columns, Action<DbDataReader, Tally> Read)
    where T : class, IRow;
