namespace Rowbound.Analyzers.EntityModel;

/// <summary>The defaults of a context that decide whether its queries stream and what its tracker keeps.</summary>
/// <param name="Tracking">Whether queries track when they do not say.</param>
/// <param name="Retries">Whether an execution strategy that retries is configured: EF Core then buffers every query.</param>
/// <param name="RetriesSurely">Whether that is unconditional, and the strategy is none of the program's own.</param>
/// <param name="Provider">The database that the context is configured for.</param>
/// <param name="Splits">Whether queries are split when they do not say: most providers then buffer every query.</param>
/// <param name="LoadsLazily">Whether reading a navigation may run a query.</param>
/// <param name="Intercepts">Whether interceptors are added, which may see entities that a projection does not create.</param>
/// <param name="Observes">Whether somebody listens to what the change tracker is given.</param>
/// <param name="ComparesAsSql">Whether nulls are compared as SQL does it, not as C# does.</param>
/// <param name="HasSplittingMode">Whether somebody decided how queries with several collections are read.</param>
/// <param name="IsVisible">Whether the context is declared in the compilation, so that its model can be read.</param>
internal sealed record ContextFacts(
    TrackingDefault Tracking,
    bool Retries,
    bool RetriesSurely,
    DatabaseProvider Provider,
    bool Splits,
    bool LoadsLazily,
    bool Intercepts,
    bool Observes,
    bool ComparesAsSql,
    bool HasSplittingMode,
    bool IsVisible);

/// <summary>Whether the queries of a context track when they do not say.</summary>
internal enum TrackingDefault
{
    /// <summary>The configuration is not visible.</summary>
    Unknown,

    /// <summary>They track: EF Core's own default.</summary>
    Tracks,

    /// <summary>They do not.</summary>
    DoesNotTrack,
}

/// <summary>The databases whose providers differ in what they buffer.</summary>
internal enum DatabaseProvider
{
    /// <summary>No provider is seen, or several, or one whose ways are not known.</summary>
    Unknown,

    /// <summary>PostgreSQL.</summary>
    Npgsql,

    /// <summary>MySQL and MariaDB.</summary>
    MySql,

    /// <summary>SQL Server.</summary>
    SqlServer,

    /// <summary>SQLite.</summary>
    Sqlite,
}
