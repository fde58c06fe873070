namespace Rowbound.Analyzers.Infrastructure;

/// <summary>What a loop over rows becomes.</summary>
internal enum LoopRewrite
{
    /// <summary>A loop over the query itself: one row at a time.</summary>
    Stream,

    /// <summary>A loop over chunks of rows, and in it the old loop.</summary>
    Chunks,

    /// <summary>The same, and each chunk is saved and then let go by the change tracker.</summary>
    SavedChunks,
}

/// <summary>The order in which the places of a loop rewrite stand in a diagnostic: what is missing repeats the call.</summary>
internal static class LoopPlaces
{
    internal const int Call = 0;
    internal const int Loop = 1;
    internal const int Declaration = 2;
    internal const int Save = 3;
    internal const int Tracking = 4;

    /// <param name="call">The call that buffers, or the query that a loop enumerates.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="declaration">The statement that declares the buffer.</param>
    /// <param name="save">The statement that saves after the loop.</param>
    /// <param name="tracking">The part of the query that an operator about tracking goes behind.</param>
    internal static ImmutableArray<Location> Of(
        SyntaxNode call, SyntaxNode loop, SyntaxNode? declaration, SyntaxNode? save, SyntaxNode tracking) =>
        [call.GetLocation(), loop.GetLocation(), (declaration ?? call).GetLocation(), (save ?? call).GetLocation(),
            tracking.GetLocation()];
}
