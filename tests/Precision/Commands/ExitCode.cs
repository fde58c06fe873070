namespace Rowbound.Precision.Commands;

internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>A rule threw, or reports what was judged wrong.</summary>
    public const int Defect = 1;

    public const int Failed = 2;
    public const int Cancelled = 130;
}
