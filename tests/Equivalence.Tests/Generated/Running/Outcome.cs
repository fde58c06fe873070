namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>What a program did.</summary>
/// <param name="Result">What it returned as JSON, or the type of the exception.</param>
/// <param name="Tables">What the tables held afterwards, where it may have written.</param>
/// <param name="Rows">How many rows it read.</param>
/// <param name="Cells">How many values.</param>
/// <param name="Commands">By how many commands.</param>
/// <param name="Tracked">How many entities were tracked at the end.</param>
internal sealed record Outcome(string Result, string Tables, int Rows, int Cells, int Commands, int Tracked)
{
    private const int MostColumns = 10;

    /// <summary>What is worse than it was before; null if nothing is.</summary>
    internal string? WorseThan(Outcome before)
    {
        // A count is a row where an empty list was none, and a reader is asked once more than there are rows.
        var slack = 1 + Math.Max(Commands, before.Commands);
        return this switch
        {
            _ when Result != before.Result => "result differs",
            _ when Tables != before.Tables => "tables differ",
            _ when Tracked > before.Tracked => "tracks more",
            _ when Rows > before.Rows + slack => "reads more rows",
            _ when Cells > before.Cells + slack * MostColumns => "reads more values",
            _ => null,
        };
    }
}
