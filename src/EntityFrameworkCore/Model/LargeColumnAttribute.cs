namespace Rowbound;

/// <summary>
/// Says that the values of a column may be large though neither its type nor the model says so: the analyzers then report where
/// it is loaded and never read. It changes nothing when the program runs.
/// </summary>
/// <remarks>
/// Bytes, and text whose length or column type is stated, need no attribute; text without a word is taken to be short. The
/// analyzers know the attribute by its name, in whatever namespace: a project of entities that references nothing may declare
/// one of its own.
/// </remarks>
/// <example>
/// <code>
/// public class Article
/// {
///     public int Id { get; set; }
///     public string Title { get; set; } = "";
///
///     [LargeColumn]
///     public string Body { get; set; } = "";
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LargeColumnAttribute : Attribute;
