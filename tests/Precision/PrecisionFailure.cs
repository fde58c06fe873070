namespace Rowbound.Precision;

/// <summary>What was asked cannot be done: what happened, and what to do about it.</summary>
internal sealed class PrecisionFailure(string problem, string remedy) : Exception(problem)
{
    public string Remedy => remedy;
}
