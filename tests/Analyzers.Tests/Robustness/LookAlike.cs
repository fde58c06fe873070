using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Robustness;

/// <summary>A library with the names of EF Core in another namespace.</summary>
internal static class LookAlike
{
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Lookalike.EntityFrameworkCore;

        public class DbContextOptions<T>;

        public class DbContextOptionsBuilder;

        public class ModelBuilder;

        public class DbContext
        {
            public DbContext() { }
            public DbContext(object options) { }
            public DbSet<T> Set<T>() => throw new NotSupportedException();
            public int SaveChanges() => 0;
            public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
            protected virtual void OnConfiguring(DbContextOptionsBuilder options) { }
            protected virtual void OnModelCreating(ModelBuilder modelBuilder) { }
        }

        public abstract class DbSet<T> : IQueryable<T>
        {
            public void Add(T entity) { }
            public void AddRange(params T[] entities) { }
            public void AddRange(System.Collections.Generic.IEnumerable<T> entities) { }
            public void Remove(T entity) { }
            public IEnumerator<T> GetEnumerator() => throw new NotSupportedException();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            public Type ElementType => typeof(T);
            public Expression Expression => throw new NotSupportedException();
            public IQueryProvider Provider => throw new NotSupportedException();
        }

        public static class EntityFrameworkQueryableExtensions
        {
            public static IQueryable<T> AsNoTracking<T>(this IQueryable<T> query) => query;
            public static IQueryable<T> AsTracking<T>(this IQueryable<T> query) => query;
            public static IQueryable<T> Include<T, P>(this IQueryable<T> query, Expression<Func<T, P>> path) => query;
            public static IAsyncEnumerable<T> AsAsyncEnumerable<T>(this IQueryable<T> query) => throw new NotSupportedException();
            public static Task<List<T>> ToListAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken = default) => Task.FromResult(query.ToList());
            public static Task<T[]> ToArrayAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken = default) => Task.FromResult(query.ToArray());
            public static Task<Dictionary<K, T>> ToDictionaryAsync<T, K>(this IQueryable<T> query, Func<T, K> key, CancellationToken cancellationToken = default)
                where K : notnull => Task.FromResult(query.ToDictionary(key));
            public static void Load<T>(this IQueryable<T> query) { }
        }
        """;

    /// <summary>The shop on the look-alike, in a project that also references EF Core.</summary>
    internal static Setup AsLookAlike(this Setup setup) => setup.WithoutModel().WithFile(Library).WithFile(WithoutConfiguration(TestProject.Model));

    internal static string Of(string file) => file.Replace("Microsoft.EntityFrameworkCore", "Lookalike.EntityFrameworkCore", StringComparison.Ordinal);

    private static string WithoutConfiguration(string model) =>
        string.Join('\n', Of(model).Split('\n').Where(line => !line.Contains("modelBuilder.Entity", StringComparison.Ordinal)));
}
