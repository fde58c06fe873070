namespace Rowbound.Precision.Sources;

/// <summary>What the SDK writes into a project: its global usings and its friends.</summary>
internal static class GeneratedSource
{
    private static readonly string[] Always =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    private static readonly string[] Hosted =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] Web =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
    ];

    public static string Of(ProjectFile project) => string.Concat(
        [
            .. Implicit(project).Concat(project.Usings).Distinct().Select(name => $"global using {name};\n"),
            .. project.Friends.Distinct().Select(
                name => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]\n"),
        ]);

    private static string[] Implicit(ProjectFile project) => project switch
    {
        { HasImplicitUsings: false } => [],
        { IsWeb: true } => [.. Always, .. Hosted, .. Web],
        { IsWorker: true } => [.. Always, .. Hosted],
        _ => Always,
    };
}
