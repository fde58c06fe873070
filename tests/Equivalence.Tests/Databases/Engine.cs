namespace Rowbound.Equivalence.Tests.Databases;

/// <summary>The databases that cases run on.</summary>
public enum Engine
{
    /// <summary>A file in the folder for temporary files.</summary>
    Sqlite,

    /// <summary>The throw-away server of the tests.</summary>
    PostgreSql,
}
