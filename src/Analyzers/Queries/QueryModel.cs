using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Queries;

/// <summary>The queries of a compilation: each method body is read once and the picture shared by all rules.</summary>
internal sealed class QueryModel
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<QueryModel?>> Models = new();

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<QuerySite>> _bodies = new();

    private QueryModel(Compilation compilation, EfSymbols symbols, AnalyzerOptions options)
    {
        Symbols = symbols;
        Options = new(options);
        Entities = new(compilation, symbols, Options);
    }

    internal EfSymbols Symbols { get; }

    internal RuleOptions Options { get; }

    internal EntityTypes Entities { get; }

    /// <summary>The model of a compilation; <see langword="null"/> where EF Core is not referenced.</summary>
    internal static QueryModel? For(Compilation compilation, AnalyzerOptions options) =>
        Models.GetValue(compilation,
            key => new(() => EfSymbols.Find(key) is { } symbols ? new QueryModel(key, symbols, options) : null)).Value;

    /// <summary>The places in a member where a query is executed.</summary>
    internal ImmutableArray<QuerySite> QueriesIn(
        ISymbol owner, ImmutableArray<IOperation> blocks, CancellationToken cancellation) =>
        blocks.IsEmpty || IsSilent(owner, blocks[0].Syntax.SyntaxTree)
            ? []
            : _bodies.GetOrAdd(blocks[0].Syntax, _ => Read(new MethodBody(owner, blocks, Symbols), cancellation));

    /// <summary>Tests, migrations and seeders read whole tables on purpose.</summary>
    private bool IsSilent(ISymbol owner, SyntaxTree tree) =>
        Symbols.IsMigration(owner.ContainingType)
        || Seeding.IsNamedSo(owner.Name)
        || Seeding.IsNamedSo(owner.ContainingType?.Name)
        || (Symbols.IsTestProject && !Options.ReportInTests(tree));

    private ImmutableArray<QuerySite> Read(MethodBody body, CancellationToken cancellation)
    {
        var reader = new QueryReader(Symbols, body);
        var sites = ImmutableArray.CreateBuilder<QuerySite>();
        foreach (var candidate in body.FindCandidates(cancellation))
        {
            if (Execution(candidate, reader) is var (query, terminal) && !IsSeeding(candidate))
                sites.Add(new(query, terminal, body, this));
        }

        return body.Sites = sites.ToImmutable();
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

    private (Query Query, Terminal Terminal)? Execution(IOperation candidate, QueryReader reader)
    {
        var (source, kind, found) = candidate switch
        {
            IForEachLoopOperation loop => (reader.ReadEnumerable(loop.Collection), TerminalKind.Enumerate, (QueryOperator?)null),
            ISpreadOperation spread => (reader.Read(spread.Operand), TerminalKind.Buffer, null),
            IObjectCreationOperation creation => (reader.Read(creation.Arguments[0].Value), TerminalKind.Buffer, null),
            IInvocationOperation call when Symbols.OperatorOf(call.TargetMethod) is { Terminal: { } terminal } found0 =>
                (reader.Read(call.Receiver), terminal, found0),
            IInvocationOperation fill => (reader.Read(fill.ArgumentAfterReceiver()), TerminalKind.Buffer, null),
            _ => default,
        };
        return source is null ? null : (source, new Terminal(kind, found, candidate));
    }
}
