namespace Rowbound.Analyzers.Infrastructure;

/// <summary>The diagnostic categories: one per thousand of rule ids.</summary>
internal static class Category
{
    internal const string Buffering = nameof(Buffering);
    internal const string Tracking = nameof(Tracking);
    internal const string Columns = nameof(Columns);
    internal const string Loops = nameof(Loops);
    internal const string Configuration = nameof(Configuration);
}
