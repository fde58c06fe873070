namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>A key of Rowbound's and its value, as somebody wrote them, and where if that is known.</summary>
/// <param name="Key">The key, in lower case as the compiler gives it.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">The file, or what else it was set for, in the words of a message.</param>
/// <param name="Location">The place in the file.</param>
internal sealed record OptionSetting(string Key, string Value, string Source, Location Location)
{
    /// <summary>What is wrong with it, in the words of a message; <see langword="null"/> where nothing is.</summary>
    internal string? Fault => KnownOptions.Find(Key) switch
    {
        null => KnownOptions.NearestTo(Key) is { } nearest
            ? $"there is no such option, the nearest is '{nearest.Key}'"
            : "there is no such option",
        var option when option.Accepts(Value) => null,
        var option => $"that is {option.Fault}, and {option.Fallback}",
    };
}
