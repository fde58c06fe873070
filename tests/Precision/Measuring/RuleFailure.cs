namespace Rowbound.Precision.Measuring;

/// <summary>An exception that a rule let escape.</summary>
internal sealed record RuleFailure(string Rule, string Repository, string Project, string Exception);
