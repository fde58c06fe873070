namespace Rowbound.Analyzers.Infrastructure;

/// <summary>Where the page of a rule is published.</summary>
internal static class HelpLink
{
    internal static string For(string ruleId) => $"https://github.com/rowbound/rowbound/blob/main/docs/rules/{ruleId}.md";
}
