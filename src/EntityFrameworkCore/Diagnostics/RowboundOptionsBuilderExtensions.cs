using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Rowbound;

/// <summary>Turns the memory guard on for a context.</summary>
public static class RowboundOptionsBuilderExtensions
{
    /// <summary>
    /// Counts the rows that each query of the context reads, and the entities that the context tracks, and warns or throws where
    /// they pass a limit, naming the place in the code and what to write instead.
    /// </summary>
    /// <remarks>
    /// <para>LINQ queries and raw SQL queries are counted, synchronous and asynchronous, row by row as they are read. Saving,
    /// bulk updates and migrations are left alone. Counting allocates nothing per row.</para>
    /// <para>A later call for the same context replaces the settings of an earlier one.</para>
    /// </remarks>
    /// <param name="options">The options of the context: the argument of <c>AddDbContext</c> or <c>OnConfiguring</c>.</param>
    /// <param name="configure">Changes the defaults: 10,000 rows, 10,000 tracked entities, log.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static DbContextOptionsBuilder UseRowbound(
        this DbContextOptionsBuilder options, Action<RowboundOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var chosen = new RowboundOptions();
        configure?.Invoke(chosen);

        if (options.Options.FindExtension<GuardExtension>() is null)
            options.AddInterceptors(GuardInterceptor.Instance, CompilationInterceptor.Instance);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new GuardExtension(GuardSettings.Of(chosen)));
        return options;
    }

    /// <inheritdoc cref="UseRowbound(DbContextOptionsBuilder, Action{RowboundOptions}?)"/>
    /// <typeparam name="TContext">The context that is configured.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseRowbound<TContext>(
        this DbContextOptionsBuilder<TContext> options, Action<RowboundOptions>? configure = null)
        where TContext : DbContext
    {
        UseRowbound((DbContextOptionsBuilder)options, configure);
        return options;
    }
}
