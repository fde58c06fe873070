namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>
/// Lets a test be asked for its inputs instead of being run: inside of <see cref="CollectAsync"/> every call of the verifier notes its
/// code and returns.
/// </summary>
internal static class TestInputs
{
    private static readonly AsyncLocal<List<TestInput>?> Collected = new();

    internal static async Task<IReadOnlyList<TestInput>> CollectAsync(Func<Task> test)
    {
        var inputs = new List<TestInput>();
        Collected.Value = inputs;
        try
        {
            await test();
        }
        finally
        {
            Collected.Value = null;
        }

        return inputs;
    }

    /// <summary>Notes the input; true where the test is only asked for its inputs.</summary>
    internal static bool Note(Setup setup, params ReadOnlySpan<TestCode> codes)
    {
        if (Collected.Value is not { } inputs)
            return false;

        foreach (var code in codes)
            inputs.Add(new(code, setup));
        return true;
    }
}

/// <summary>The code of a test and the project around it.</summary>
internal sealed record TestInput(TestCode Code, Setup Setup);
