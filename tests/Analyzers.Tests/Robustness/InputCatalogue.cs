using System.Reflection;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Rowbound.Analyzers.Tests.Robustness;

/// <summary>The code that the tests of rules and fixes are run on, got by asking each test for its inputs.</summary>
internal static class InputCatalogue
{
    /// <summary>The classes whose tests show code, by name.</summary>
    public static TheoryData<string> TestClasses => [.. Classes().Select(c => c.FullName!)]; // classes have names

    internal static async Task<IReadOnlyList<TestInput>> InputsOf(string testClass)
    {
        var inputs = new List<TestInput>();
        var type = Classes().Single(c => c.FullName == testClass);
        foreach (var test in type.GetMethods().Where(IsTest))
        {
            foreach (var arguments in await ArgumentsOf(test))
                inputs.AddRange(await TestInputs.CollectAsync(() => Run(type, test, arguments)));
        }

        return [.. inputs.DistinctBy(i => (i.Code, i.Setup.Identity))];
    }

    private static IEnumerable<Type> Classes() => typeof(InputCatalogue).Assembly.GetTypes()
        .Where(t => t is { IsPublic: true, IsAbstract: false } && (InNamespace(t, ".Rules") || InNamespace(t, ".HarnessTests")) && t.GetMethods().Any(IsTest))
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static bool InNamespace(Type type, string part) => type.Namespace?.Contains(part, StringComparison.Ordinal) == true;

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes().OfType<IFactAttribute>().Any();

    private static async Task<IEnumerable<object?[]>> ArgumentsOf(MethodInfo test)
    {
        var data = test.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        if (data.Count == 0)
            return [[]];

        await using var disposal = new DisposalTracker();
        var rows = new List<object?[]>();
        foreach (var source in data)
            rows.AddRange((await source.GetData(test, disposal)).Select(row => row.GetData()));
        return rows;
    }

    /// <summary>A test that is only asked for its inputs may fail: it saw no result.</summary>
    private static async Task Run(Type type, MethodInfo test, object?[] arguments)
    {
        try
        {
            var instance = Activator.CreateInstance(type);
            if (test.Invoke(instance, arguments) is Task task)
                await task;
        }
        catch (Exception failure) when (failure is TargetInvocationException or XunitException or HarnessException)
        {
        }
    }
}
