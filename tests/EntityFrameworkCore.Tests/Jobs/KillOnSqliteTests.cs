using Rowbound.Harness;

namespace Rowbound.Jobs;

public sealed class KillOnSqliteTests() : KillTests(Engine.Sqlite);
