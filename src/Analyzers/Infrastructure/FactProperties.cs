namespace Rowbound.Analyzers.Infrastructure;

/// <summary>Writes and reads the facts of a diagnostic whose type says what they are.</summary>
internal static class FactProperties
{
    extension(ImmutableDictionary<string, string?>.Builder properties)
    {
        internal void Add<TFact>(TFact value)
            where TFact : struct, Enum => properties[typeof(TFact).Name] = value.ToString();
    }

    extension(Diagnostic diagnostic)
    {
        /// <summary>The fact of this type; its first value where the diagnostic says nothing.</summary>
        internal TFact Fact<TFact>()
            where TFact : struct, Enum =>
            diagnostic.Properties.TryGetValue(typeof(TFact).Name, out var text) && Enum.TryParse<TFact>(text, out var value)
                ? value
                : default;

        /// <summary>The text under a key, empty where there is none.</summary>
        internal string Text(string key) => diagnostic.Properties.TryGetValue(key, out var text) && text is not null ? text : "";
    }
}
