namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// Reads what is said of types rather than of properties: <c>ConfigureConventions</c>, and <c>Owned</c> and <c>Ignore</c> of the
/// model builder.
/// </summary>
internal sealed class ConventionReader(ModelConfiguration model)
{
    /// <summary>Whether the call said something of a type.</summary>
    internal bool Read(BuilderCall call)
    {
        switch (call.Name)
        {
            case "Properties" or "DefaultTypeMapping":
                // A mapping of literals alone says nothing of columns.
                if (call.Name == "Properties" && call.ValueType is { } column)
                    model.ConventionOf(column).IsColumn = true;
                return true;
            case "IgnoreAny" or "Ignore" when call is { Entity: null, ValueType: { } ignored }:
                model.ConventionOf(ignored).IsIgnored = true;
                return true;
            case "Owned" or "ComplexProperties" when call.ValueType is { } owned:
                model.ConventionOf(owned).IsOwned = true;
                return true;
            case "Add" or "Replace" when call.IsOfConventions:
                model.HasUnreadableParts = true;
                return true;
            default:
                return call.Name.StartsWith("Have", StringComparison.Ordinal) && ReadFacet(call);
        }
    }

    private bool ReadFacet(BuilderCall call)
    {
        var properties = call.Around("Properties");
        var convention = properties?.ValueType is { } type ? model.ConventionOf(type) : null;
        switch (call.Name)
        {
            case "HaveMaxLength" when call.Constant is int length && convention is not null:
                convention.MaxLength = length;
                break;
            case "HaveColumnType" when call.Constant is string name && convention is not null:
                convention.ColumnType = name;
                break;
            case "HaveConversion" when convention is not null:
                convention.IsConverted = true;
                break;
            case "HaveConversion":
                model.HasUnreadableParts |= properties is not { IsOpen: true };
                break;
        }

        return true;
    }
}
