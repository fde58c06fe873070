using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rowbound.CodeFixes;

namespace Rowbound.Catalogue.Rules;

/// <summary>The summaries that fixes have in their documentation comments, in Markdown.</summary>
internal static partial class FixSummaries
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(RuleFix).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value)); // the compiler writes it

    public static string Of(Type fix) =>
        Members.Value.GetValueOrDefault($"T:{fix.FullName}")?.Element("summary") is { } summary
            ? Spaces().Replace(string.Concat(summary.Nodes().Select(Markdown)), " ").Trim()
            : throw new CatalogueFailure($"{fix.Name} has no summary.", "Say in its <summary> what the fix does.");

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref")?.Value is { } target => $"`{target.Split('.', ':')[^1]}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("langword")?.Value is { } word => $"`{word}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
