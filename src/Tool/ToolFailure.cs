namespace Rowbound.Tool;

/// <summary>The tool could not do what was asked: what happened, and what its user can do about it.</summary>
internal sealed class ToolFailure(string problem, string remedy, IReadOnlyList<string>? details = null) : Exception(problem)
{
    public string Remedy => remedy;

    public IReadOnlyList<string> Details => details ?? [];
}
