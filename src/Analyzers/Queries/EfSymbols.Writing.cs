namespace Rowbound.Analyzers.Queries;

/// <content>What writes and removes rows, in the tracker or in the database itself.</content>
internal sealed partial class EfSymbols
{
    /// <summary>Whether EF Core can update and delete in the database: since version 7.</summary>
    internal bool HasSetBasedWrites =>
        HasDelete("EntityFrameworkQueryableExtensions") || HasDelete("RelationalQueryableExtensions");

    /// <summary>Whether the method notes entities in the change tracker as removed.</summary>
    internal bool Removes(IMethodSymbol method) =>
        method.Name is "Remove" or "RemoveRange"
        && (IsDbContext(method.ContainingType) || EntityOfSet(method.ContainingType) is not null);

    /// <summary>
    /// Whether code of the program or of a library stands between <c>SaveChanges</c> and EF Core, which may delete softly, audit
    /// or stamp what is saved.
    /// </summary>
    internal bool OverridesSaving(INamedTypeSymbol context)
    {
        INamedTypeSymbol? type = context;
        for (; type is not null && !Same(type, _dbContext); type = type.BaseType)
        {
            if (!type.GetMembers("SaveChanges").IsEmpty || !type.GetMembers("SaveChangesAsync").IsEmpty)
                return true;
        }

        return type is null;
    }

    /// <summary>Whether a call saves in the plain way: with nothing but a token to cancel it.</summary>
    internal bool SavesPlainly(IInvocationOperation call) => Saves(call) && call.Arguments.All(static a =>
        a.ArgumentKind == ArgumentKind.DefaultValue || a.Value.Type is { Name: nameof(CancellationToken) });

    private bool HasDelete(string type) =>
        _compilation.GetTypeByMetadataName($"{EfNamespace}.{type}")?.GetMembers("ExecuteDelete").IsEmpty == false;
}
