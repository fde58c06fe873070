namespace Rowbound.Analyzers.Infrastructure.Options;

/// <summary>An option that users set: what reads it, checks it and describes it is the same for all who ask.</summary>
/// <param name="name">The name behind <c>rowbound.</c></param>
/// <param name="standard">What holds where nothing is said, as a user would write it.</param>
/// <param name="takes">What values it takes, for the documentation.</param>
/// <param name="fault">What every other value is: "that is …".</param>
/// <param name="meaning">What it does, for the documentation.</param>
internal abstract class RuleOption(string name, string standard, string takes, string fault, string meaning)
{
    internal const string Prefix = "rowbound.";

    /// <summary>EditorConfig's word for "as if nobody had said anything".</summary>
    internal const string Unset = "unset";

    internal string Name => name;

    internal string Key { get; } = Prefix + name;

    internal string Standard => standard;

    internal string Takes => takes;

    internal string Fault => fault;

    internal string Meaning => meaning;

    /// <summary>
    /// Whether keys that go on with a suffix (<c>rowbound.small_tables.lookups</c>) add to it. A key stands once in the options
    /// of a file: what is nearer replaces what is farther, unless their keys differ.
    /// </summary>
    internal virtual bool HasSuffixes => false;

    /// <summary>Whether the value is one that the option takes.</summary>
    internal bool Accepts(string value) => value == Unset || IsWellFormed(value);

    /// <summary>What holds in place of a value that the option does not take.</summary>
    internal virtual string Fallback => $"the default {standard} holds";

    private protected abstract bool IsWellFormed(string value);
}
