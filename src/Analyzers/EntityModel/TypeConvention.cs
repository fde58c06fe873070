namespace Rowbound.Analyzers.EntityModel;

/// <summary>What <c>ConfigureConventions</c> says of every property of one CLR type.</summary>
internal sealed class TypeConvention
{
    internal long? MaxLength { get; set; }

    internal string? ColumnType { get; set; }

    internal bool IsConverted { get; set; }

    /// <summary>Whether properties of the type are no part of the model.</summary>
    internal bool IsIgnored { get; set; }

    /// <summary>Whether objects of the type are a part of the row that has them.</summary>
    internal bool IsOwned { get; set; }

    /// <summary>Whether the convention makes a column of a property, of whatever type it is.</summary>
    internal bool IsColumn { get; set; }
}
