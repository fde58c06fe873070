namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How thoroughly variants are measured.</summary>
/// <param name="Rounds">Rounds of passes.</param>
/// <param name="Passes">Passes in each round.</param>
/// <param name="InOneProcess">Whether memory is measured in this process, among what other variants left behind.</param>
internal sealed record Effort(int Rounds, int Passes, bool InOneProcess = false)
{
    public override string ToString() =>
        $"{Rounds} × {Passes} passes, memory {(InOneProcess ? "roughly, in one process" : "in a process per variant")}";
}
