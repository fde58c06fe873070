namespace Rowbound;

/// <summary>
/// Says that the table of an entity stays small, for a reason that the code does not show: the analyzers are silent about queries
/// that hold all of it. It changes nothing when the program runs.
/// </summary>
/// <remarks>
/// The analyzers know the attribute by its name, in whatever namespace: a project of entities that references nothing may declare
/// one of its own. What derives from the class counts as small, too. Where the source cannot be changed, the option
/// <c>rowbound.small_tables</c> says the same.
/// </remarks>
/// <example>
/// <code>
/// [SmallTable]
/// public class Country
/// {
///     public int Id { get; set; }
///     public string Name { get; set; } = "";
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SmallTableAttribute : Attribute;
