namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>A test failed, with what was expected and what was found.</summary>
public sealed class HarnessException(string message) : Exception(message);
