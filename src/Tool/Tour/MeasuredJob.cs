using System.Text.Json;

namespace Rowbound.Tool.Tour;

/// <summary>Runs in the child process: the job, the sampler beside it, and nothing else.</summary>
internal static class MeasuredJob
{
    public static async Task<int> RunAsync(
        SampleAssembly sample, string database, string job, bool writes, string output, CancellationToken cancellationToken)
    {
        string result;
        IReadOnlyList<MemorySample> samples;
        using (var sampler = new MemorySampler())
        {
            result = await sample.RunAsync(database, job, cancellationToken);
            samples = sampler.Stop();
        }

        var content = writes ? await sample.ContentAsync(database, cancellationToken) : null;
        var measurement = new Measurement(result, content, samples[^1].Milliseconds, samples);
        await using var stream = File.Create(output);
        await JsonSerializer.SerializeAsync(stream, measurement, cancellationToken: cancellationToken);
        return 0;
    }
}
