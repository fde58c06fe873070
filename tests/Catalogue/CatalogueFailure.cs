namespace Rowbound.Catalogue;

/// <summary>What was asked cannot be done: what is in the way, and what to do about it.</summary>
internal sealed class CatalogueFailure(string problem, string remedy) : Exception(problem)
{
    public string Remedy => remedy;
}
