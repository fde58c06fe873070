using System.Text;
using System.Text.Json;

namespace Rowbound;

/// <summary>A report for programs. The names of its properties do not change.</summary>
internal static class ReportJson
{
    public static string Of(IReadOnlyList<CallSiteUsage> usages)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("callSites");
            foreach (var usage in usages)
                Write(json, usage);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, CallSiteUsage usage)
    {
        json.WriteStartObject();
        json.WriteString("callSite", usage.CallSite);
        json.WriteNumber("executions", usage.Executions);
        json.WriteNumber("rows", usage.Rows);
        json.WriteNumber("maxRows", usage.MaxRows);
        if (usage.Bytes is { } bytes)
            json.WriteNumber("bytes", bytes);
        else
            json.WriteNull("bytes");
        json.WriteNumber("trackedEntities", usage.TrackedEntities);
        json.WriteNumber("maxTrackedEntities", usage.MaxTrackedEntities);
        json.WriteEndObject();
    }
}
