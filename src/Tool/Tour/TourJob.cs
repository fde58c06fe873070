namespace Rowbound.Tool.Tour;

/// <summary>A job of the sample; <paramref name="Path"/> is the file of the class that does its work.</summary>
internal sealed record TourJob(string Name, string Path, bool Writes);
