using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>A context that lives for longer than a unit of work, and who holds it.</summary>
/// <param name="Location">Where it is held, or registered.</param>
/// <param name="Name">The name of the member, or of the type of the context.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="TracksGrowing">Whether its queries track by default and one of its tables grows with use.</param>
internal sealed record LongLivedContext(Location Location, string Name, ContextHolder Holder, bool TracksGrowing);

/// <summary>Who holds a context that lives long.</summary>
internal enum ContextHolder
{
    /// <summary>A static member: as long as the process.</summary>
    Static,

    /// <summary>The container: as long as the program.</summary>
    Singleton,

    /// <summary>A service in the background: as long as the program, too.</summary>
    HostedService,
}

/// <summary>Finds contexts that live for longer than a unit of work.</summary>
internal static class LongLivedContexts
{
    extension(QueryModel model)
    {
        /// <summary>The contexts that the members of a type hold.</summary>
        internal IEnumerable<LongLivedContext> HeldBy(INamedTypeSymbol type)
        {
            var isHosted = EfSymbols.IsHostedService(type);
            var found = new HashSet<ISymbol?>(SymbolEqualityComparer.Default);
            foreach (var member in type.GetMembers())
            {
                if (TypeHeldIn(member) is { } context && model.Symbols.IsDbContext(context)
                    && (member.IsStatic || isHosted) && model.HoldsForLong(member, context) is { } held)
                {
                    found.Add(context);
                    yield return held;
                }
            }

            // The parameter of a primary constructor is held as well, without a member that could be seen.
            foreach (var parameter in isHosted ? PrimaryParameters(type) : [])
            {
                if (model.Symbols.IsDbContext(parameter.Type) && found.Add(parameter.Type)
                    && model.HoldsForLong(parameter, parameter.Type) is { } held)
                    yield return held;
            }
        }

        /// <summary>The context that a call registers to live as long as the program.</summary>
        internal LongLivedContext? RegisteredBy(IInvocationOperation call, ISymbol owner) =>
            EfSymbols.RegistersSingleton(call) && !model.IsSilent(owner, call.Syntax.SyntaxTree)
            && call.TargetMethod.TypeArguments.LastOrDefault(model.Symbols.IsDbContext) is INamedTypeSymbol context
                ? new(call.NameLocation, context.Name, ContextHolder.Singleton,
                    model.TracksGrowing(context, call.Syntax.SyntaxTree))
                : null;

        private LongLivedContext? HoldsForLong(ISymbol holder, ITypeSymbol context) =>
            holder.Locations.FirstOrDefault(static l => l.IsInSource) is { SourceTree: { } tree } place
            && !model.IsSilent(holder, tree) && context is INamedTypeSymbol named
                ? new(place, holder.Name, holder.IsStatic ? ContextHolder.Static : ContextHolder.HostedService,
                    model.TracksGrowing(named, tree))
                : null;

        private bool TracksGrowing(INamedTypeSymbol context, SyntaxTree tree) =>
            model.Entities.ContextOf(context).Tracking == TrackingDefault.Tracks
            && context.GetMembers().OfType<IPropertySymbol>().Any(set => model.Symbols.EntityOfSet(set.Type) is { } entity
                && model.Entities.GrowthOf(entity, tree) == Growth.GrowsWithUse);
    }

    /// <summary>The type of what a field or a property keeps; none where it makes it anew, or for one thread.</summary>
    private static ITypeSymbol? TypeHeldIn(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false } field when !EfAttributes.IsThreadStatic(field) => field.Type,
        IPropertySymbol { IsAutoProperty: true } property => property.Type,
        _ => null,
    };

    private static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(static c => c.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)
        .SelectMany(static c => c.Parameters);
}
