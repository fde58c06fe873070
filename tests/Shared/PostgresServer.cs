using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rowbound.Shared;

/// <summary>
/// One PostgreSQL server per process: the one that ROWBOUND_POSTGRES names, or a throw-away cluster on loopback from Debian's
/// binaries. Every caller gets a fresh database. The cluster is stopped and deleted with the <see cref="Leftovers"/>; a watching shell
/// does the same when the process is killed.
/// </summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Started = new(Start);

    private readonly string _connectionString;
    private int _databases;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    /// <summary>Whether a missing server is an error, as in continuous integration.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("ROWBOUND_REQUIRE_POSTGRES") == "1";

    /// <summary>Why there is no server, or null when there is one. Starts it when needed.</summary>
    public static string? WhyUnavailable
    {
        get
        {
            try
            {
                return Started.Value is null ? "no server" : null;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return exception.Message;
            }
        }
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public static string CreateDatabase()
    {
        var server = Started.Value;
        var name = $"rowbound_{Environment.ProcessId}_{Interlocked.Increment(ref server._databases)}";
        server.Run($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(server._connectionString) { Database = name, MaxPoolSize = 8 }.ConnectionString;
    }

    /// <summary>Creates a copy of a database that nobody is connected to, and returns its connection string.</summary>
    public static string CopyDatabase(string connectionString)
    {
        var copy = new NpgsqlConnectionStringBuilder(connectionString);
        var server = Started.Value;
        var name = $"rowbound_{Environment.ProcessId}_{Interlocked.Increment(ref server._databases)}";
        server.Run($"CREATE DATABASE {name} TEMPLATE {copy.Database}");
        copy.Database = name;
        return copy.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabase"/> returned.</summary>
    public static void DropDatabase(string connectionString)
    {
        using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);
        Started.Value.Run($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Ends all connections to a database that <see cref="CreateDatabase"/> returned, and waits until they are
    /// gone.</summary>
    /// <returns>How many were ended.</returns>
    public static int TerminateConnections(string connectionString)
    {
        // With a timeout the function waits for the end. In the WHERE of pg_stat_activity it could be asked before the name of
        // the database is, and end the connections of everybody.
        var ended = Started.Value.Run(
            $"""
             WITH ended AS MATERIALIZED (
                 SELECT pg_terminate_backend(pid, 30000) AS is_gone FROM pg_stat_activity
                 WHERE datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}')
             SELECT count(*) FROM ended WHERE is_gone
             """);
        return Convert.ToInt32(ended, CultureInfo.InvariantCulture);
    }

    private object? Run(string sql)
    {
        using var connection = new NpgsqlConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static PostgresServer Start()
    {
        var given = Environment.GetEnvironmentVariable("ROWBOUND_POSTGRES");
        var server = new PostgresServer(string.IsNullOrEmpty(given) ? StartCluster() : given);
        server.Run("SELECT 1");
        return server;
    }

    private static string StartCluster()
    {
        var binaries = FindBinaries();
        var directory = Directory.CreateTempSubdirectory("rowbound-postgres-").FullName;
        var data = Path.Combine(directory, "data");
        var port = FreePort();
        if (IsRoot)
            Execute(["chown", "postgres", directory]);
        AsServerUser(
            Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off " +
            "-c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB -c autovacuum=off";
        AsServerUser(
            Path.Combine(binaries, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(data, "server.log"), "-o", settings, "start");
        StopAtProcessEnd(directory, File.ReadLines(Path.Combine(data, "postmaster.pid")).First());
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=true";
    }

    private static string FindBinaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin"))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        ?? throw new InvalidOperationException(
            "PostgreSQL is not installed: set ROWBOUND_POSTGRES to a connection string, or install the package 'postgresql'.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root, so root becomes the user that Debian's package created.</summary>
    private static void AsServerUser(params string[] command) =>
        Execute(IsRoot ? ["runuser", "-u", "postgres", "--", .. command] : command);

    private static bool IsRoot => Environment.UserName == "root";

    private static void Execute(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{string.Join(' ', command)}' failed: {process.StandardError.ReadToEnd()}");
    }

    /// <summary>The shell outlives a killed test process, and waits for nothing else than its end.</summary>
    private static void StopAtProcessEnd(string directory, string postmaster)
    {
        // At once, without writing out what is deleted next.
        var stop = $"kill -QUIT {postmaster} 2>/dev/null; while kill -0 {postmaster} 2>/dev/null; do sleep 0.1; done";
        var end = $"{stop}; rm -rf '{directory}'";
        var watch = $"trap '' INT TERM HUP; while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; {end}";
        using var watcher = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", watch])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        Leftovers.DeleteAtEnd(() => Execute(["sh", "-c", end]));
    }
}
