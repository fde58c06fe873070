using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>One column of the order in which a query is walked.</summary>
internal sealed record KeyColumn(IProperty Property, bool Descending)
{
    public string Name => Property.Name;

    public Type Type => Property.ClrType;
}
