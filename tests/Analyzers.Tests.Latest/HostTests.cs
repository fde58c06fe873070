using System.Reflection;
using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.CodeFixes;
using Xunit;

namespace Rowbound.Analyzers.Tests.Latest;

/// <summary>What these tests are run on, and what for.</summary>
public sealed class HostTests
{
    [Fact]
    public void The_compiler_is_newer_than_the_one_that_the_rules_and_fixes_were_built_against()
    {
        var host = typeof(Compilation).Assembly.GetName().Version;
        Assert.All([typeof(QueryRule).Assembly, typeof(RuleFix).Assembly], shipped => Assert.True(BuiltAgainst(shipped) < host, $"{shipped}"));
    }

    private static Version? BuiltAgainst(Assembly shipped) =>
        shipped.GetReferencedAssemblies().Single(name => name.Name == typeof(Compilation).Assembly.GetName().Name).Version;
}
