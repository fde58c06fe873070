namespace Rowbound.Analyzers.Queries;

/// <summary>The only value that a field or property ever has.</summary>
/// <param name="Value">The value.</param>
/// <param name="Body">The code that it stands in.</param>
internal sealed record MemberValue(IOperation Value, MethodBody Body);
