namespace Rowbound.Precision.Measuring;

/// <summary>A project that the compiler itself could not get through, which half-bound code can bring about.</summary>
internal sealed record UnreadProject(string Repository, string Project, string Exception);
