using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Infrastructure.Options;

namespace Rowbound.Analyzers.Queries;

/// <summary>The queries of a compilation: each method body is read once and the picture shared by all rules.</summary>
internal sealed class QueryModel
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<QueryModel?>> Models = new();

    private static readonly BodySites NoSites = new([]);

    private readonly ConcurrentDictionary<SyntaxNode, BodySites> _sites = new();
    private readonly ConcurrentDictionary<IMethodSymbol, QueryNode?> _returned = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<Execution>> _executed =
        new(SymbolEqualityComparer.Default);
    private readonly SourceBodies _bodies;

    private QueryModel(Compilation compilation, EfSymbols symbols, AnalyzerOptions options)
    {
        Symbols = symbols;
        Options = new(options);
        _bodies = new(compilation, symbols);
        Entities = new(compilation, symbols, Options);
        Passed = new(this);
        Hazards = new(this);
        SharedTracking = new(this);
    }

    internal EfSymbols Symbols { get; }

    internal RuleOptions Options { get; }

    internal EntityTypes Entities { get; }

    /// <summary>What methods do with rows that they are given.</summary>
    internal PassedValues Passed { get; }

    /// <summary>What methods do that must not happen while a query is open.</summary>
    internal CalledHazards Hazards { get; }

    /// <summary>What other code does with a change tracker that a method shares.</summary>
    internal SharedTracking SharedTracking { get; }

    /// <summary>The model of a compilation; <see langword="null"/> where EF Core is not referenced.</summary>
    internal static QueryModel? For(Compilation compilation, AnalyzerOptions options) =>
        Models.GetValue(compilation,
            key => new(() => EfSymbols.Find(key) is { } symbols ? new QueryModel(key, symbols, options) : null)).Value;

    /// <summary>The places in a member where a query is executed.</summary>
    internal ImmutableArray<QuerySite> QueriesIn(
        ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellation) =>
        SitesIn(owner, blocks, cancellation).Executed;

    /// <summary>The same, and those where an operator in memory takes a query over.</summary>
    internal BodySites SitesIn(ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellation) =>
        blocks.IsEmpty || IsSilent(owner, blocks[0].Syntax.SyntaxTree)
            ? NoSites
            : _sites.GetOrAdd(blocks[0].Syntax, _ => Read(_bodies.Of(owner, blocks), cancellation));

    /// <summary>The same in a member that sets a database up: a migration or a seeder, but no test.</summary>
    internal BodySites SitesInSetUp(ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellation) =>
        blocks.IsEmpty || !SetsUp(owner) || IsTest(blocks[0].Syntax.SyntaxTree)
            ? NoSites
            : _sites.GetOrAdd(blocks[0].Syntax, _ => Read(_bodies.Of(owner, blocks), cancellation));

    /// <summary>The place where a call saves a context, where a loop stands around it in the blocks of its member.</summary>
    internal SaveSite? SaveAt(
        IInvocationOperation call, ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellation)
    {
        if (!Symbols.Saves(call) || !call.RepeatingLoops.Any() || IsSilent(owner, call.Syntax.SyntaxTree) || IsSeeding(call))
            return null;

        var queries = QueriesIn(owner, blocks, cancellation);
        var body = queries.IsEmpty ? _bodies.Of(owner, blocks) : queries[0].Body;
        return body.Own(call) is { } own ? new(own, body, queries, this) : null;
    }

    /// <summary>The code that runs when a method is called from a body; none where that is not known.</summary>
    internal CalledCode? CodeOf(IMethodSymbol called, MethodBody caller) => _bodies.CodeOf(called, caller);

    /// <summary>The members of its type that call a member, or hand it on.</summary>
    internal IEnumerable<MethodBody> CallersOf(ISymbol member) => _bodies.CallersOf(member);

    /// <summary>The value of a field or property that is assigned in one place only.</summary>
    internal MemberValue? OnlyValueOf(ISymbol member) => _bodies.OnlyValueOf(member);

    /// <summary>The query that a method returns, with holes for what its callers give; read once.</summary>
    internal QueryNode? ReturnedBy(CalledCode code, CallStack calls)
    {
        if (_returned.TryGetValue(code.Method, out var known))
            return known;

        var reader = new QueryReader(this, code.Body, calls.Into(code.Method));
        var returned = code.IsIterator ? null : reader.ReadOneOf(code.Returned);
        if (!reader.WasCut)
            _returned[code.Method] = returned;
        return returned;
    }

    /// <summary>What a method executes only for its callers: of the queries or for the types that they give it.</summary>
    internal ImmutableArray<Execution> ExecutedFor(CalledCode code, CallStack calls)
    {
        if (_executed.TryGetValue(code.Method, out var known))
            return known;

        var reader = new ExecutionReader(this, code.Body, calls.Into(code.Method));
        var executed = code.Body.FindCandidates(code.Root, CancellationToken.None)
            .SelectMany(reader.At)
            .Where(e => reader.QueryOf(e) is null)
            .ToImmutableArray();
        if (!reader.WasCut)
            _executed[code.Method] = executed;
        return executed;
    }

    /// <summary>Tests, migrations and seeders read whole tables on purpose.</summary>
    internal bool IsSilent(ISymbol owner, SyntaxTree tree) => SetsUp(owner) || IsTest(tree);

    private bool SetsUp(ISymbol owner) =>
        Symbols.IsMigration(owner.ContainingType)
        || Seeding.IsNamedSo(owner.Name)
        || Seeding.IsNamedSo(owner.ContainingType?.Name);

    private bool IsTest(SyntaxTree tree) => Symbols.IsTestProject && !Options.In(tree).ReportInTests;

    private BodySites Read(MethodBody body, CancellationToken cancellation)
    {
        var candidates = body.FindCandidates(cancellation);
        if (candidates.Count == 0)
            return NoSites;

        var reader = new ExecutionReader(this, body, CallStack.Empty);
        var sites = ImmutableArray.CreateBuilder<QuerySite>();
        foreach (var execution in candidates.SelectMany(reader.At))
        {
            if (reader.QueryOf(execution) is { } query && !IsSeeding(execution.Terminal.Operation))
                sites.Add(new(query, execution.Terminal, body, this));
        }

        body.Sites = new(sites.ToImmutable());
        return body.Sites;
    }

    /// <summary>Whether the code is handed to a call such as <c>UseSeeding</c>.</summary>
    private static bool IsSeeding(IOperation candidate)
    {
        for (var operation = candidate; operation is not null; operation = operation.Parent)
        {
            if (operation is IAnonymousFunctionOperation
                && operation.Consumer?.Parent is IInvocationOperation call
                && Seeding.IsNamedSo(call.TargetMethod.Name))
                return true;
        }

        return false;
    }
}
