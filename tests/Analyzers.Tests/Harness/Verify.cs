using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Verifies what a rule reports. Code is a method body unless the name of the method says otherwise.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Tests name the closed type by an alias, as with Microsoft.CodeAnalysis.Testing.")]
public class Verify<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    private protected Verify()
    {
    }

    /// <summary>The rule reports just the marked places.</summary>
    public static Task Flags(string body, Setup? setup = null) => Marked(new(CodeKind.Body, body), setup);

    /// <summary>The rule reports just the marked places in members of a class.</summary>
    public static Task FlagsMember(string members, Setup? setup = null) => Marked(new(CodeKind.Member, members), setup);

    /// <summary>The rule reports just the marked places in a file.</summary>
    public static Task FlagsFile(string file, Setup? setup = null) => Marked(new(CodeKind.File, file), setup);

    /// <summary>The rule reports just the marked places, as warnings: the table grows.</summary>
    public static Task Warns(string body, Setup? setup = null) =>
        Marked(new(CodeKind.Body, body), setup, DiagnosticSeverity.Warning);

    /// <summary>As <see cref="Warns"/>, for members of a class.</summary>
    public static Task WarnsMember(string members, Setup? setup = null) =>
        Marked(new(CodeKind.Member, members), setup, DiagnosticSeverity.Warning);

    /// <summary>The rule reports just the marked places, as suggestions.</summary>
    public static Task Suggests(string body, Setup? setup = null) =>
        Marked(new(CodeKind.Body, body), setup, DiagnosticSeverity.Info);

    /// <summary>As <see cref="Suggests"/>, for members of a class.</summary>
    public static Task SuggestsMember(string members, Setup? setup = null) =>
        Marked(new(CodeKind.Member, members), setup, DiagnosticSeverity.Info);

    /// <summary>The rule reports nothing.</summary>
    public static Task Silent(string body, Setup? setup = null) => Unmarked(new(CodeKind.Body, body), setup);

    /// <summary>The rule reports nothing in members of a class.</summary>
    public static Task SilentMember(string members, Setup? setup = null) => Unmarked(new(CodeKind.Member, members), setup);

    /// <summary>The rule reports nothing in a file.</summary>
    public static Task SilentFile(string file, Setup? setup = null) => Unmarked(new(CodeKind.File, file), setup);

    /// <summary>The rule reports the one marked place with this message.</summary>
    public static Task Says(string message, string body, Setup? setup = null)
    {
        var marked = new TestCode(
            CodeKind.Body, body.Replace("[|", "{|#0:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal));
        return Marked(marked, setup, severity: null, Diagnostic().WithMessage(message));
    }

    /// <summary>The rule reports the numbered places as the results say.</summary>
    public static Task Reports(string body, params ImmutableArray<DiagnosticResult> results) =>
        Marked(new(CodeKind.Body, body), null, null, results);

    /// <summary>A result of the rule, to be completed for <see cref="Reports"/>.</summary>
    public static DiagnosticResult Diagnostic() => new(ReportCheck.DefaultId(new TRule()));

    private static Task Marked(TestCode code, Setup? setup, DiagnosticSeverity? severity = null, params ImmutableArray<DiagnosticResult> results) =>
        Markup.Parse(code.Text).Marks.IsEmpty
            ? throw new HarnessException("Nothing is marked: use Silent.")
            : Run(code, setup, severity, results);

    private static Task Unmarked(TestCode code, Setup? setup) =>
        Markup.Parse(code.Text).Marks.IsEmpty
            ? Run(code, setup, null, [])
            : throw new HarnessException("Something is marked: use Flags.");

    private static Task Run(TestCode code, Setup? setup, DiagnosticSeverity? severity, ImmutableArray<DiagnosticResult> results) =>
        TestInputs.Note(setup ?? Setup.Default, code)
            ? Task.CompletedTask
            : ReportCheck.Run(new TRule(), code, setup ?? Setup.Default, severity, results);

    private protected static Task Run(TestCode before, TestCode? after, Setup? setup, ImmutableArray<CodeFixProvider> fixes, Func<FixCheck, Task> check) =>
        TestInputs.Note(setup ?? Setup.Default, after is null ? [before] : [before, after])
            ? Task.CompletedTask
            : check(new FixCheck(new TRule(), fixes, setup ?? Setup.Default));
}
