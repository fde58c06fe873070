namespace Rowbound.Catalogue.Commands;

internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>Files differ from what the rules say.</summary>
    public const int Differs = 1;

    public const int Failed = 2;
}
