using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>One column of the order in which a query is walked.</summary>
internal sealed record KeyColumn(IProperty Property, bool Descending)
{
    public string Name => Property.Name;

    public Type Type => Property.ClrType;

    public bool CanBeNull => Property.IsNullable;

    /// <summary>Whether rows without a value are walked before all others.</summary>
    /// <exception cref="UnchunkableQueryException">The database is not known, so neither is the place of its nulls.</exception>
    public bool NullsComeFirst => Engine.SortsNullsFirst() is { } ascending
        ? ascending != Descending
        : throw Refusals.NullOrderUnknown(Property);

    public DatabaseEngine Engine => DatabaseEngines.EngineOf(Property.DeclaringType.Model);
}
