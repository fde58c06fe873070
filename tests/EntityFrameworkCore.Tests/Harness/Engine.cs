namespace Rowbound.Harness;

public enum Engine
{
    Sqlite,
    PostgreSql,
}

public static class Engines
{
    public static TheoryData<Engine> All => OperatingOnPostgres ? [Engine.Sqlite, Engine.PostgreSql] : [Engine.Sqlite];

#if NET10_0_OR_GREATER
    private static bool OperatingOnPostgres => true;
#else
    private static bool OperatingOnPostgres => false;
#endif
}
