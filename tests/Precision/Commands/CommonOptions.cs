using System.CommandLine;

namespace Rowbound.Precision.Commands;

/// <summary>Arguments and options that more than one command has.</summary>
internal static class CommonOptions
{
    public static Argument<DirectoryInfo> Root() => new("folder")
    {
        Description = "The folder with one checkout per repository, named <owner>+<name>.",
    };

    public static Option<string?> Only() => new("--only")
    {
        Description = "Only the repositories that have this text in their names.",
    };

    public static Option<string?> Rule() => new("--rule")
    {
        Description = "Only this rule.",
        HelpName = "ROWxxxx",
    };
}
