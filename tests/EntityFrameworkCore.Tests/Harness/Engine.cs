namespace Rowbound.Harness;

public enum Engine
{
    Sqlite,
    PostgreSql,
}

public static class Engines
{
    public static TheoryData<Engine> All => [Engine.Sqlite, Engine.PostgreSql];
}
