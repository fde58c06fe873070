namespace Rowbound.Jobs;

/// <summary>Progress that is told where it happens, unlike <see cref="Progress{T}"/>, which is told later and
/// elsewhere.</summary>
internal sealed class Told(Action<ChunkProgress> tell) : IProgress<ChunkProgress>
{
    public void Report(ChunkProgress value) => tell(value);
}
