using System.CommandLine;

namespace Rowbound.Tool.Commands;

/// <summary>Arguments and options that more than one command has.</summary>
internal static class CommonOptions
{
    public static Argument<FileInfo> Project() => new("project")
    {
        Description = "The solution (.sln, .slnx) or project (.csproj). It does not have to reference Rowbound.",
    };

    public static Option<FailOn> FailOn(FailOn otherwise) => new("--fail-on")
    {
        Description = "The least severity that makes the exit code 1.",
        HelpName = "warning|info|never",
        DefaultValueFactory = _ => otherwise,
    };

    public static Option<bool> NoBaseline() => new("--no-baseline")
    {
        Description = "Take what is in a rowbound.baseline for new, too.",
    };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the difference and write nothing." };
}
