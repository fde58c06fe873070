using System.Diagnostics;

namespace Rowbound.Precision.Checkouts;

/// <summary>Runs git in a folder.</summary>
internal sealed class Git(string folder)
{
    /// <summary>What a command printed; fails when the command does.</summary>
    public async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var (code, output, errors) = await TryAsync(arguments, cancellationToken);
        return code is 0
            ? output
            : throw new PrecisionFailure(
                $"'git {string.Join(' ', arguments)}' ended with {code}: {errors.Trim()}",
                $"Look at {folder}: what is there is kept, and the next run goes on from it.");
    }

    /// <summary>The commit that is checked out; <see langword="null"/> where there is none.</summary>
    public async Task<string?> HeadAsync(CancellationToken cancellationToken)
    {
        var (code, output, _) = await TryAsync(["rev-parse", "--verify", "--quiet", "HEAD"], cancellationToken);
        return code is 0 ? output.Trim() : null;
    }

    private async Task<(int Code, string Output, string Errors)> TryAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string[] arguments)
    {
        // Paths of some repositories are longer than Windows takes without being asked.
        var start = new ProcessStartInfo("git", ["-c", "core.longpaths=true", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0"; // a repository that is gone asks for a password
        start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1"; // only sources are read
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PrecisionFailure($"git does not start: {e.Message}", "Install git and put it on the path.");
        }
    }
}
