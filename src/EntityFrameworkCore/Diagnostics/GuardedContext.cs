using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;

namespace Rowbound;

#pragma warning disable EF1001 // Internal API: nothing public leads to the state manager.

/// <summary>
/// What the guard knows of one context: its settings and its open queries. It lives as long as the context, also through the
/// leases of a pool.
/// </summary>
internal sealed class GuardedContext
{
    /// <summary>More readers than that are left open only by code that never disposes them, or by failed queries.</summary>
    private const int MostOpen = 16;

    private static readonly ConditionalWeakTable<DbContext, GuardedContext> Known = [];

    private readonly List<(Guid Command, QueryRun Run)> _open = [];
    private (Guid Command, QueryShape? Shape) _starting;
    private string? _compiledAt;
    private string? _lastCallSite;
    private bool _isOverTracked;

    private GuardedContext(DbContext context)
    {
        Context = context;
        Settings = context.GetService<IDbContextOptions>().FindExtension<GuardExtension>()?.Settings
            ?? throw new InvalidOperationException(
                "The context has Rowbound's interceptors, but not its settings. Configure it with 'UseRowbound()'.");
    }

    public GuardSettings Settings { get; }

    public DbContext Context { get; }

    public static GuardedContext Of(DbContext context) =>
        Known.GetValue(context, static context => new GuardedContext(context));

    public static GuardedContext? Find(DbContext context) => Known.TryGetValue(context, out var known) ? known : null;

    public void Compile(string? callSite) => _compiledAt = callSite;

    /// <summary>The command is about to run, on the stack of its caller if the connection was open or opened at once.</summary>
    public void Start(Guid command, string commandText)
    {
        var shape = QueryShapes.Of(commandText, _compiledAt, _lastCallSite);
        _compiledAt = null;
        _lastCallSite = shape.CallSite ?? _lastCallSite;
        _starting = (command, shape);
    }

    public DbDataReader Guard(Guid command, string commandText, DbDataReader reader)
    {
        var shape = _starting.Command == command ? _starting.Shape : null;
        shape ??= QueryShapes.Of(commandText, compiledAt: null, _lastCallSite);
        _starting = default;

        var run = RunOf(command, shape, commandText);
        return Settings.CountsBytes ? new MeasuringReader(reader, run) : new CountingReader(reader, run);
    }

    /// <returns>What the closing of the last reader of a query throws.</returns>
    public MemoryLimitExceededException? Close(Guid command)
    {
        QueryRun run;
        lock (_open)
        {
            var index = _open.FindIndex(open => open.Command == command);
            if (index < 0)
                return null;

            run = _open[index].Run;
            _open.RemoveAt(index);
            if (_open.Exists(open => open.Run == run))
                return null;
        }

        return run.Complete();
    }

    /// <summary>Whether passing the limit is news.</summary>
    public bool BeginsToExceedTracked()
    {
        var isNews = !_isOverTracked;
        _isOverTracked = true;
        return isNews || Settings.AtLimit == LimitAction.Throw;
    }

    /// <summary>The run has ended without a closed reader.</summary>
    public void Forget(QueryRun run)
    {
        lock (_open)
            _open.RemoveAll(open => open.Run == run);
    }

    private QueryRun RunOf(Guid command, QueryShape shape, string commandText)
    {
        var tracker = ((IDbContextDependencies)Context).StateManager;
        if (tracker.Count <= Settings.MaxTracked)
            _isOverTracked = false;

        lock (_open)
        {
            if (_open.Count == MostOpen)
            {
                _open[0].Run.Report();
                _open.RemoveAt(0);
            }

            var parent = shape.IsSplitPart && _open.Count > 0 ? _open[^1].Run : null;
            var run = parent ?? new QueryRun(this, tracker, shape, commandText);
            _open.Add((command, run));
            return run;
        }
    }
}
