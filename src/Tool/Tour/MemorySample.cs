namespace Rowbound.Tool.Tour;

/// <summary>How much the managed heap held at a moment of a job.</summary>
internal readonly record struct MemorySample(double Milliseconds, long Bytes);
