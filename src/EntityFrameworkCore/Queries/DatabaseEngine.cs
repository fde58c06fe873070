using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>The databases whose behaviour the library knows.</summary>
internal enum DatabaseEngine
{
    /// <summary>Whatever it does beyond the standard is unknown.</summary>
    Other,
    Sqlite,
    PostgreSql,
    SqlServer,
    MySql,
}

internal static class DatabaseEngines
{
    /// <summary>The model knows its provider only through the services that it was built with.</summary>
    public static DatabaseEngine EngineOf(IModel model) =>
        ProviderOf(model) switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseEngine.Sqlite,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseEngine.PostgreSql,
            "Microsoft.EntityFrameworkCore.SqlServer" => DatabaseEngine.SqlServer,
            "Pomelo.EntityFrameworkCore.MySql" or "MySql.EntityFrameworkCore" => DatabaseEngine.MySql,
            _ => DatabaseEngine.Other,
        };

    /// <summary>Whether nulls come before all values in ascending order; null where it is not known.</summary>
    public static bool? SortsNullsFirst(this DatabaseEngine engine) => engine switch
    {
        DatabaseEngine.Sqlite or DatabaseEngine.SqlServer or DatabaseEngine.MySql => true,
        DatabaseEngine.PostgreSql => false,
        _ => null,
    };

    public static string? ProviderOf(IModel model) =>
        model.ModelDependencies?.TypeMappingSource.GetType().Assembly.GetName().Name;
}
