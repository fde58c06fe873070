namespace Rowbound.Tool.Commands;

internal static class ExitCode
{
    public const int Clean = 0;
    public const int Findings = 1;
    public const int Failed = 2;
    public const int Cancelled = 130;
}
