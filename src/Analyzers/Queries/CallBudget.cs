namespace Rowbound.Analyzers.Queries;

/// <summary>
/// How many calls are followed to answer one question: methods that call each other crosswise would else be read over and over.
/// </summary>
internal sealed class CallBudget
{
    private int _left = 100;

    /// <summary>Whether one more call may be followed.</summary>
    internal bool Spend() => _left-- > 0;
}
