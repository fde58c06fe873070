using Rowbound.Harness;

namespace Rowbound.Jobs;

public sealed class KillOnPostgresTests() : KillTests(Engine.PostgreSql);
