using System.Collections.Concurrent;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// What other code does with the change tracker that a method shares: code that it calls, members of its type that call it, and
/// what those call besides. To the method's queries it matters as if the method did it itself.
/// </summary>
internal sealed class SharedTracking(QueryModel model)
{
    /// <summary>Beyond this many members nothing is known.</summary>
    private const int MostBodies = 64;

    /// <summary>By body; <see langword="null"/> where there are too many.</summary>
    private readonly ConcurrentDictionary<MethodBody, ImmutableArray<MethodBody>?> _sharing = new();

    /// <summary>
    /// Whether other code may edit what the query tracks, or rely on its being tracked. Nobody shares a context that the method
    /// makes itself, unless it hands it over.
    /// </summary>
    internal bool MatterTo(QuerySite site) =>
        site.MayTrack && !MakesItsContext(site)
        && (_sharing.GetOrAdd(site.Body, FindSharing) is not { } sharing
            || sharing.Any(body => body.TouchesTracker || body.WritesInPlace || body.Edits(site.Entity.Symbol)
                || model.SitesIn(body.Owner, body.Blocks, CancellationToken.None).AnyReliesOnTracking));

    private static bool MakesItsContext(QuerySite site) =>
        site.Query.Source.Context?.Unwrapped is ILocalReferenceOperation { Local: var local }
        && IsMade(site.InitialValueOf(local));

    /// <summary>
    /// Whether a context is new: made here or by a factory of EF Core's. What other code gives others may have, too.
    /// </summary>
    private static bool IsMade(IOperation? context) => context?.Unwrapped switch
    {
        IObjectCreationOperation => true,
        IAwaitOperation later => IsMade(later.Operation),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } later } => IsMade(later),
        IInvocationOperation call => EfSymbols.IsEfCore(call.TargetMethod),
        _ => false,
    };

    private ImmutableArray<MethodBody>? FindSharing(MethodBody start)
    {
        var callers = new List<MethodBody> { start };
        for (var next = 0; next < callers.Count && callers.Count <= MostBodies; next++)
            callers.AddRange(model.CallersOf(callers[next].Owner).Except(callers));

        var found = new List<MethodBody>(callers);
        for (var next = 0; next < found.Count && found.Count <= MostBodies; next++)
            found.AddRange(CalledBy(found[next]).Except(found));
        return found.Count > MostBodies
            ? null
            : [.. found.Where(body => !SymbolEqualityComparer.Default.Equals(body.Owner, start.Owner))];
    }

    /// <summary>The bodies of other members that a body calls.</summary>
    private IEnumerable<MethodBody> CalledBy(MethodBody body) => body.Blocks
        .SelectMany(static block => block.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Select(call => model.CodeOf(call.TargetMethod, body)?.Body)
        .OfType<MethodBody>();
}
