using System.Text.Json;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>What an analyzer says of a file. Where in the file is left out: a fix moves what stands below it.</summary>
/// <param name="Id">The rule of the analyzer.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Message">What it says.</param>
internal sealed record PeerWarning(string Id, string File, string Message)
{
    /// <summary>A result in an error log.</summary>
    internal static PeerWarning Of(JsonElement result) => new(
        result.GetProperty("ruleId").GetString() ?? "",
        result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0 ? FileOf(locations[0]) : "",
        result.GetProperty("message").GetProperty("text").GetString() ?? "");

    private static string FileOf(JsonElement location) => Path.GetFileName(
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()) ?? "";
}
