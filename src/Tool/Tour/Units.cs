namespace Rowbound.Tool.Tour;

internal static class Units
{
    private const double BytesInMegabyte = 1024 * 1024;

    public static double InMegabytes(long bytes) => bytes / BytesInMegabyte;

    public static string Megabytes(long bytes) => $"{InMegabytes(bytes):F0} MB";

    public static string Seconds(double milliseconds) => $"{milliseconds / 1000:F2} s";
}
