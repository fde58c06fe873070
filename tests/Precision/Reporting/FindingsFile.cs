using System.Text.Json;
using System.Text.Json.Serialization;
using Rowbound.Precision.Measuring;

namespace Rowbound.Precision.Reporting;

/// <summary>A measurement as JSON.</summary>
internal static class FindingsFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task WriteAsync(FileInfo file, Measurement measurement, CancellationToken cancellationToken)
    {
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, measurement, Options, cancellationToken);
    }
}
