using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Programs;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A program with what the rules report in it and the Safe fixes offer for it.</summary>
internal sealed class FixState
{
    private static readonly FixRun SafeFixes = new(ShippedRules.Shipped.Rules, ShippedRules.Shipped.SafeFixes);

    private readonly Document _document;
    private readonly ImmutableArray<Diagnostic> _diagnostics;

    private FixState(Document document, ImmutableArray<Diagnostic> diagnostics, List<FixOffer> offers)
    {
        _document = document;
        _diagnostics = diagnostics;
        Offers = offers;
    }

    /// <summary>The Safe fixes, in the order of their places.</summary>
    internal IReadOnlyList<FixOffer> Offers { get; }

    /// <summary>Reads a file.</summary>
    internal static async Task<FixState> Of(string file)
    {
        // The shop is compiled once: projects that add a document to one that is compiled go on from there.
        await RuleRun.CompileAsync(TestProject.Create(Setup.Runtime));
        var document = TestProject.Create(Setup.Runtime, file).Jobs().Single();
        var diagnostics = await RuleRun.Of(document.Project, ShippedRules.Shipped.Rules);
        var offers = new List<FixOffer>();
        foreach (var diagnostic in diagnostics.Where(d => d.Location.SourceTree?.FilePath == document.FilePath))
            offers.AddRange(await SafeFixes.Offers(document, diagnostic));
        return new(document, diagnostics, offers);
    }

    /// <summary>
    /// The same report at the same place, for one that was fixed in a file before; nothing where the fix changed the place.
    /// </summary>
    internal async Task<Diagnostic?> Again(Diagnostic diagnostic, string before)
    {
        var after = (await _document.GetTextAsync()).ToString();
        var start = diagnostic.Location.SourceSpan.Start;
        var isBehind = before[start..].Length <= before.Reverse().Zip(after.Reverse()).TakeWhile(static c =>
            c.First == c.Second).Count();
        var place = isBehind ? start + after.Length - before.Length : start;
        return before.AsSpan(0, start).CommonPrefixLength(after) == start || isBehind
            ? _diagnostics.FirstOrDefault(d =>
                d.Id == diagnostic.Id
                    && d.GetMessage(CultureInfo.InvariantCulture) == diagnostic.GetMessage(CultureInfo.InvariantCulture)
                    && d.Location.SourceSpan.Start == place)
            : null;
    }

    /// <summary>The file after a fix.</summary>
    internal async Task<string> Apply(FixOffer offer) =>
        (await (await FixRun.Apply(_document, offer.Action)).GetTextAsync()).ToString();

    /// <summary>The file after all fixes of a rule at once.</summary>
    internal async Task<string> ApplyAll(FixOffer like)
    {
        var solution = await SafeFixes.FixAll(_document, like, FixAllScope.Document);
        return (await solution.GetDocument(_document.Id)!.GetTextAsync()).ToString(); // fixes remove no document
    }
}
