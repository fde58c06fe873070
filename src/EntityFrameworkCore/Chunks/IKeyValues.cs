namespace Rowbound;

/// <summary>The values of a key whose types are known only at run time. As structs they cost no allocation per row.</summary>
internal interface IKeyValues
{
    IEnumerable<object?> Values { get; }
}
