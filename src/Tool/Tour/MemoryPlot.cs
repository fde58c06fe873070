using System.Text;

namespace Rowbound.Tool.Tour;

/// <summary>Memory over time of one job as inline SVG: before and after on the same axes, the limit as a dashed line.</summary>
internal sealed class MemoryPlot(Measurement before, Measurement after)
{
    private const double Width = 640;
    private const double Height = 260;
    private const double Left = 56;
    private const double Right = 16;
    private const double Top = 14;
    private const double Bottom = 42;

    private readonly Axis _time = Axis.Covering(Math.Max(before.Milliseconds, after.Milliseconds) / 1000);

    private readonly Axis _memory = Axis.Covering(
        1.08 * Units.InMegabytes(Math.Max(TourReport.LimitBytes, Math.Max(before.PeakBytes, after.PeakBytes))));

    public string Svg(string title)
    {
        var svg = new StringBuilder();
        svg.Append($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(title)}\">");
        Grid(svg);
        Limit(svg);
        Curve(svg, before, "before");
        Curve(svg, after, "after");
        return svg.Append("</svg>").ToString();
    }

    private void Grid(StringBuilder svg)
    {
        foreach (var tick in _memory.Ticks)
        {
            svg.Append($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\"/>");
            svg.Append($"<text class=\"tick end\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:F1}\">{tick:0.##}</text>");
        }

        foreach (var tick in _time.Ticks)
            svg.Append($"<text class=\"tick middle\" x=\"{X(tick):F1}\" y=\"{Height - Bottom + 18}\">{tick:0.###}</text>");

        svg.Append($"<text class=\"axis middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\">time (s)</text>");
        var middle = (Top + Height - Bottom) / 2;
        svg.Append($"<text class=\"axis middle\" transform=\"translate(14 {middle}) rotate(-90)\">managed memory (MB)</text>");
    }

    private void Limit(StringBuilder svg)
    {
        var limit = Units.InMegabytes(TourReport.LimitBytes);
        svg.Append($"<line class=\"limit\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(limit):F1}\" y2=\"{Y(limit):F1}\"/>");
        svg.Append($"<text x=\"{Left + 6}\" y=\"{Y(limit) - 5:F1}\">limit {limit:0} MB</text>");
    }

    private void Curve(StringBuilder svg, Measurement measurement, string name)
    {
        var points = string.Join(' ', measurement.Samples.Select(sample =>
            $"{X(sample.Milliseconds / 1000):F1},{Y(Units.InMegabytes(sample.Bytes)):F1}"));
        var end = X(measurement.Milliseconds / 1000);
        svg.Append($"<polygon class=\"area {name}\" points=\"{Left},{Y(0):F1} {points} {end:F1},{Y(0):F1}\"/>");
        svg.Append($"<polyline class=\"curve {name}\" points=\"{points}\"/>");

        var peak = measurement.Samples.MaxBy(sample => sample.Bytes);
        var (x, y) = (X(peak.Milliseconds / 1000), Y(Units.InMegabytes(peak.Bytes)));
        svg.Append($"<circle class=\"peak {name}\" cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"3.5\"/>");
    }

    private double X(double seconds) => Left + (seconds / _time.Max * (Width - Left - Right));

    private double Y(double megabytes) => Height - Bottom - (megabytes / _memory.Max * (Height - Top - Bottom));
}
