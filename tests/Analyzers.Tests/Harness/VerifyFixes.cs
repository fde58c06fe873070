using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Verifies what a rule reports and how its one fix changes it.</summary>
public sealed class Verify<TRule, TFix> : VerifyFixes<TRule, OneFix<TFix>>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new();

/// <summary>Verifies what a rule reports and how its Safe fix and its fix to review change it.</summary>
public sealed class Verify<TRule, TFix, TReviewFix> : VerifyFixes<TRule, TwoFixes<TFix, TReviewFix>>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
    where TReviewFix : CodeFixProvider, new();

/// <summary>The fixes of a rule.</summary>
public interface IFixes
{
    /// <summary>New instances of the fixes.</summary>
    ImmutableArray<CodeFixProvider> Create();
}

/// <summary>A rule's only fix.</summary>
public sealed class OneFix<TFix> : IFixes
    where TFix : CodeFixProvider, new()
{
    /// <inheritdoc/>
    public ImmutableArray<CodeFixProvider> Create() => [new TFix()];
}

/// <summary>Both fixes of a rule.</summary>
public sealed class TwoFixes<TFix, TReviewFix> : IFixes
    where TFix : CodeFixProvider, new()
    where TReviewFix : CodeFixProvider, new()
{
    /// <inheritdoc/>
    public ImmutableArray<CodeFixProvider> Create() => [new TFix(), new TReviewFix()];
}

/// <summary>Verifies what a rule reports and how it is fixed.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="TFixes">Its fixes.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Tests name the closed type by an alias, as with Microsoft.CodeAnalysis.Testing.")]
public class VerifyFixes<TRule, TFixes> : Verify<TRule>
    where TRule : DiagnosticAnalyzer, new()
    where TFixes : IFixes, new()
{
    private protected VerifyFixes()
    {
    }

    /// <summary>The Safe fix turns <paramref name="before"/> into <paramref name="after"/>, one by one and all at once.</summary>
    public static Task Fixes(string before, string after, Setup? setup = null) => Safe(CodeKind.Body, before, after, setup);

    /// <summary>As <see cref="Fixes"/>, for members of a class.</summary>
    public static Task FixesMember(string before, string after, Setup? setup = null) =>
        Safe(CodeKind.Member, before, after, setup);

    /// <summary>As <see cref="Fixes"/>, for a file.</summary>
    public static Task FixesFile(string before, string after, Setup? setup = null) => Safe(CodeKind.File, before, after, setup);

    /// <summary>As <see cref="Fixes"/>, also over a project of two documents and a solution of two projects.</summary>
    public static Task FixesAll(string before, string after, Setup? setup = null) =>
        Run(new(CodeKind.Body, before), new(CodeKind.Body, after), setup, new TFixes().Create(), check => check.SafeEverywhere(
            new(CodeKind.Body, before), new(CodeKind.Body, after)));

    /// <summary>The fix to review turns <paramref name="before"/> into <paramref name="after"/>.</summary>
    public static Task Reviews(string before, string after, Setup? setup = null, string? title = null) =>
        Review(CodeKind.Body, before, after, setup, title);

    /// <summary>As <see cref="Reviews"/>, for members of a class.</summary>
    public static Task ReviewsMember(string before, string after, Setup? setup = null, string? title = null) =>
        Review(CodeKind.Member, before, after, setup, title);

    /// <summary>As <see cref="Reviews"/>, for a file.</summary>
    public static Task ReviewsFile(string before, string after, Setup? setup = null, string? title = null) =>
        Review(CodeKind.File, before, after, setup, title);

    /// <summary>The rule reports what is marked, but the fix is not offered.</summary>
    public static Task OffersNoFix(string body, Setup? setup = null) => Nothing(CodeKind.Body, body, setup);

    /// <summary>As <see cref="OffersNoFix"/>, for members of a class.</summary>
    public static Task OffersNoFixMember(string members, Setup? setup = null) => Nothing(CodeKind.Member, members, setup);

    /// <summary>As <see cref="OffersNoFix"/>, for a file.</summary>
    public static Task OffersNoFixFile(string file, Setup? setup = null) => Nothing(CodeKind.File, file, setup);

    private static Task Safe(CodeKind kind, string before, string after, Setup? setup) =>
        Run(new(kind, before), new(kind, after), setup, new TFixes().Create(), check => check.Safe(
            new(kind, before), new(kind, after)));

    private static Task Review(CodeKind kind, string before, string after, Setup? setup, string? title) =>
        Run(new(kind, before), new(kind, after), setup, new TFixes().Create(), check => check.Review(
            new(kind, before), new(kind, after), title));

    private static Task Nothing(CodeKind kind, string code, Setup? setup) =>
        Run(new(kind, code), null, setup, new TFixes().Create(), check => check.None(new(kind, code)));
}
