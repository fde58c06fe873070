using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Analyzers.Infrastructure.Options;
using Xunit;

namespace Rowbound.Analyzers.Tests.Infrastructure.Options;

public sealed class NamePatternTests
{
    private static readonly CSharpCompilation Types = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText("""
        namespace Shop.Lookups { public class Country; public class AuditKind; public class Outer { public class Inner; } public class Pair<T>; }
        public class Loose;
        """)]);

    [Theory]
    [InlineData("Country", "Country", true)]
    [InlineData("country", "Country", false)]
    [InlineData("Countr", "Country", false)]
    [InlineData("Shop.Lookups.Country", "Country", true)]
    [InlineData("Lookups.Country", "Country", false)]
    [InlineData("*.Country", "Country", true)]
    [InlineData("Shop.Lookups.*", "Country", true)]
    [InlineData("Shop.*", "Country", true)]
    [InlineData("Shop.*.Country", "Country", true)]
    [InlineData("Shop.Orders.*", "Country", false)]
    [InlineData("Shop.Lookups.*", "Loose", false)]
    [InlineData("Audit*", "AuditKind", true)]
    [InlineData("*Kind", "AuditKind", true)]
    [InlineData("*it*in*", "AuditKind", true)]
    [InlineData("A*t*t*", "AuditKind", false)]
    [InlineData("Audit?ind", "AuditKind", true)]
    [InlineData("Audit?", "AuditKind", false)]
    [InlineData("AuditKind?", "AuditKind", false)]
    [InlineData("AuditKind*", "AuditKind", true)]
    [InlineData("Shop*", "Country", false)]
    [InlineData("*", "Loose", true)]
    [InlineData("Inner", "Outer+Inner", true)]
    [InlineData("Shop.Lookups.Outer.Inner", "Outer+Inner", true)]
    [InlineData("Pair", "Pair`1", true)]
    public void A_name_is_the_whole_name_and_with_a_dot_the_full_one(string pattern, string type, bool isContained)
    {
        var symbol = Types.GetTypeByMetadataName($"Shop.Lookups.{type}") ?? Types.GetTypeByMetadataName(type);
        Assert.Equal(isContained, new NamePatterns(["Other", pattern]).Contain(symbol!)); // the source above declares it
    }

    [Fact]
    public void Nothing_is_in_an_empty_list() => Assert.False(NamePatterns.None.Contain(Types.GetTypeByMetadataName("Loose")!)); // declared above
}
