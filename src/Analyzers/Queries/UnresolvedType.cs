namespace Rowbound.Analyzers.Queries;

/// <summary>A type that the models cannot do without, and that does not resolve.</summary>
/// <param name="Name">Its metadata name, without the number of its type parameters.</param>
/// <param name="Homes">The assemblies that declare it, where that is more than one.</param>
internal sealed record UnresolvedType(string Name, ImmutableArray<string> Homes);
