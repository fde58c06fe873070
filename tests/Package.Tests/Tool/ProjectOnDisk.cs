using System.Diagnostics;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

/// <summary>A restored project that references EF Core, in a folder of its own.</summary>
public sealed class ProjectOnDisk : IAsyncLifetime
{
    public const string Clean = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class ShopContext : DbContext
        {
            public string Name { get => field; set => field = value.Trim(); } = "";

            public static int Key() => 1;

            public static int Table() => 1;

            public static int Page() => 1;

            public static int Sum() => Key();
        }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rowbound-test-");

    public string Path => In("Shop.csproj");

    public string Source => In("ShopContext.cs");

    public static string Project(bool withEfCore = true) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup Condition="{(withEfCore ? "true" : "false")}">
            <Reference Include="{AppContext.BaseDirectory}Microsoft.EntityFrameworkCore.dll" />
          </ItemGroup>
        </Project>
        """;

    public string In(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Clean code whose sum is of <paramref name="terms"/>.</summary>
    public static string SumOf(string terms) => Clean.Replace("Sum() => Key()", $"Sum() => {terms}", StringComparison.Ordinal);

    /// <summary>Starts again from nothing but the project and this code.</summary>
    public void Reset(string code)
    {
        foreach (var file in _folder.EnumerateFiles())
            file.Delete();
        File.WriteAllText(Path, Project());
        File.WriteAllText(Source, code);
    }

    public async ValueTask InitializeAsync()
    {
        Reset(Clean);
        var start = new ProcessStartInfo("dotnet", ["restore", Path]) { RedirectStandardOutput = true };
        using var restore = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        Assert.True(restore.ExitCode is 0, output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
