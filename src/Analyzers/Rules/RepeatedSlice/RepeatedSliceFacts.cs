using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.RepeatedSlice;

/// <summary>What ROW4008's fix needs.</summary>
/// <param name="Slice">The loop, and the step that limits a turn.</param>
/// <param name="Call">The call that writes.</param>
/// <param name="Drain">How the loop ends.</param>
internal sealed record RepeatedSliceFacts(Queries.RepeatedSlice Slice, SyntaxNode Call, SliceDrain Drain)
    : FixFacts(
        FixSafety.Review,
        [
            Slice.Loop.Syntax.GetLocation(),
            Slice.Take.Call.Syntax.GetLocation(),
            Call.GetLocation(),
            (Drain.Counter ?? Call).GetLocation(),
        ])
{
    internal const int LoopPlace = 0;
    internal const int TakePlace = 1;
    internal const int CallPlace = 2;
    internal const int CounterPlace = 3;
}
