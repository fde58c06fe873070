using System.Collections.Immutable;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The project around the code of a test: what it references, how its context is configured, what its .editorconfig says.</summary>
public sealed record Setup
{
    /// <summary>EF Core alone, the context as it comes.</summary>
    public static Setup Default { get; } = new();

    /// <summary>The project also references Rowbound.EntityFrameworkCore.</summary>
    public static Setup Runtime { get; } = Default with { HasRuntimeLibrary = true };

    /// <summary>The context does not track by default.</summary>
    public static Setup NoTrackingByDefault { get; } =
        Default.Configuring("options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);");

    /// <summary>The context retries, so that EF Core buffers what it streams.</summary>
    public static Setup Retrying { get; } =
        Default.Configuring("options.UseNpgsql(\"Host=shop\", npgsql => npgsql.EnableRetryOnFailure());");

    /// <summary>The context splits queries by default.</summary>
    public static Setup Splitting { get; } =
        Default.Configuring("options.UseSqlite(\"Data Source=shop\", sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));");

    /// <summary>The project does not reference EF Core; the model is left out.</summary>
    public static Setup WithoutEfCore { get; } = Default with { HasEfCore = false };

    /// <summary>The project references an assembly by the name of EF Core that has none of its types; the model is left out.</summary>
    public static Setup UnresolvedEfCore { get; } = WithoutEfCore with { HasHollowEfCore = true };

    /// <summary>The major version of the EF Core that the project references, where it is an older one.</summary>
    internal string? OlderEfCore { get; private init; }

    internal bool HasHollowEfCore { get; private init; }

    internal bool HasRuntimeLibrary { get; private init; }

    internal bool HasEfCore { get; private init; } = true;

    internal bool HasModel { get; private init; } = true;

    internal bool IsTestProject { get; private init; }

    internal string ContextOptions { get; private init; } = "";

    internal string Model { get; private init; } = "";

    internal string EditorConfig { get; private init; } = "";

    internal string GlobalConfig { get; private init; } = "";

    internal ImmutableArray<string> Files { get; private init; } = [];

    internal ImmutableArray<(string Name, string Text)> AdditionalFiles { get; private init; } = [];

    /// <summary>The same with Rowbound.EntityFrameworkCore referenced.</summary>
    public Setup WithRuntime() => this with { HasRuntimeLibrary = true };

    /// <summary>The same with a statement more in <c>ShopContext.OnConfiguring(options)</c>.</summary>
    public Setup Configuring(string statement) => this with { ContextOptions = ContextOptions + statement + "\n" };

    /// <summary>The same with a statement more in <c>ShopContext.OnModelCreating(modelBuilder)</c>.</summary>
    public Setup Modelling(string statement) => this with { Model = Model + statement + "\n" };

    /// <summary>The same with a line more in <c>.editorconfig</c>, for C# files.</summary>
    public Setup WithOption(string key, string value) => this with { EditorConfig = $"{EditorConfig}{key} = {value}\n" };

    /// <summary>The same with lines more in <c>.editorconfig</c>, for C# files.</summary>
    public Setup WithOptions(string lines) => this with { EditorConfig = $"{EditorConfig}{lines}\n" };

    /// <summary>The same with a line more in a global configuration.</summary>
    public Setup WithGlobalOption(string key, string value) => this with { GlobalConfig = $"{GlobalConfig}{key} = {value}\n" };

    /// <summary>The same with one more file.</summary>
    public Setup WithFile(string text) => this with { Files = Files.Add(text) };

    /// <summary>The same with a file that is handed to analyzers, and is no part of the compilation.</summary>
    public Setup WithAdditionalFile(string name, string text) => this with { AdditionalFiles = AdditionalFiles.Add((name, text)) };

    /// <summary>The same as a project of tests: it references a test framework.</summary>
    public Setup AsTestProject() => this with { IsTestProject = true };

    /// <summary>The same on EF Core 8, 9 or 10.</summary>
    public Setup OnEfCore(int version) => this with { OlderEfCore = version == 10 ? null : $"{version}" };

    /// <summary>The same without the shop.</summary>
    public Setup WithoutModel() => this with { HasModel = false };

    /// <summary>Records compare arrays by reference: the text of a setup is its identity.</summary>
    internal string Identity =>
        string.Join(
            '\0', [$"{HasRuntimeLibrary}{HasEfCore}{HasModel}{IsTestProject}{HasHollowEfCore}{OlderEfCore}", ContextOptions, Model, EditorConfig, GlobalConfig, .. Files, .. AdditionalFiles.SelectMany(f => new[] { f.Name, f.Text })]);
}
