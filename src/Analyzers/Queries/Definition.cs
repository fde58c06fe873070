namespace Rowbound.Analyzers.Queries;

/// <summary>A place that gives a variable its value.</summary>
/// <param name="Value">The value; <see langword="null"/> where it is not written, as with <c>out</c> and deconstruction.</param>
/// <param name="Parameter">The parameter, where the value is what the caller gave.</param>
internal sealed record Definition(IOperation? Value, IParameterSymbol? Parameter = null);
