using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Precision.Measuring;
using Rowbound.Precision.Sources;
using Xunit;

namespace Rowbound.Package.Tests.Precision;

/// <summary>A made-up repository: a project with the model, one that queries it, one nested in that, and one of tests.</summary>
internal sealed class RepositoryOnDisk : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("rowbound-precision");

    public RepositoryOnDisk()
    {
        Write("Model/Model.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Model/ShopContext.cs", """
            using Microsoft.EntityFrameworkCore;

            namespace Shop;

            public class Order { public int Id { get; set; } public System.DateTime At { get; set; } }

            public class ShopContext : DbContext
            {
                public DbSet<Order> Orders => Set<Order>();
            }
            """);
        Write("Api/Api.csproj", Referencing("../Model/Model.csproj"));
        Write("Api/Reports.cs", QueryIn("Reports"));
        Write("Api/Nested/Nested.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write("Api/Nested/Unseen.cs", QueryIn("Unseen"));
        Write("Api.Tests/Api.Tests.csproj", Referencing("../Api/Api.csproj"));
        Write("Api.Tests/Tested.cs", QueryIn("Tested"));
    }

    /// <summary>A class that loads a whole table, in its fifth line.</summary>
    public static string QueryIn(string name) => $$"""
        using System.Linq;

        class {{name}}
        {
            int Count(Shop.ShopContext db) => Kept(db.Orders.ToList());

            int Kept(System.Collections.Generic.List<Shop.Order> orders) => orders.Count;

            void Place(Shop.ShopContext db) => db.Orders.Add(new Shop.Order { At = System.DateTime.UtcNow });
        }
        """;

    public void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_root.FullName, "somebody+shop", path));
        file.Directory?.Create();
        File.WriteAllText(file.FullName, text);
    }

    public Task<Measurement> MeasureAsync()
    {
        var runner = new RuleRunner(Rules.Load(only: null), TestReferences.For(Setup.Default));
        return runner.RunAsync(Folder(), TestContext.Current.CancellationToken);
    }

    public Task<IReadOnlyList<SourceProject>> CompileAsync() =>
        Folder().CompileAsync(TestReferences.For(Setup.Default), TestContext.Current.CancellationToken);

    public void Dispose() => _root.Delete(recursive: true);

    private RepositoryFolder Folder() => RepositoryFolder.Under(_root, only: null)[0];

    private static string Referencing(string project) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <ProjectReference Include="{project.Replace('/', '\\')}" />
          </ItemGroup>
        </Project>
        """;
}
