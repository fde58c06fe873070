using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>What must hold for every program that a Safe fix changes.</summary>
internal sealed class SafeFixProperty(IReadOnlyList<ShopDatabase> databases)
{
    private const int MostSteps = 30;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, FixState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Outcome[]> _outcomes = new(StringComparer.Ordinal);

    /// <summary>Checks the body of a method.</summary>
    /// <returns>The rules that had a Safe fix for it.</returns>
    internal async Task<IReadOnlyList<string>> Check(string body, int seed)
    {
        _states.Clear();
        _outcomes.Clear();
        var file = new TestCode(CodeKind.Body, body).ToFile();
        if (!ShopCode.Compiles(file))
            throw new Broken(Broken.Generator, "does not compile", ShopCode.Load(file).Errors, file, "");

        var state = await State(file);
        foreach (var offers in state.Offers.GroupBy(static o => o.Diagnostic.Id))
            await CheckRule(file, state, [.. offers]);
        var rules = state.Offers.Select(static o => o.Diagnostic.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (rules.Length > 0)
            await CheckTogether(string.Join(" and ", rules), file, new(seed));
        return rules;
    }

    /// <summary>Whatever the order in which all fixes are applied, the text behind them is one, and computes the same.</summary>
    private async Task CheckTogether(string rules, string file, Random random)
    {
        var one = await InAnyOrder();
        await CheckSame(rules, file, one);
        var other = await InAnyOrder();
        if (one != other)
            throw new Broken(rules, "give a text that depends on their order", one, file, other);

        Task<string> InAnyOrder() => ToTheEnd(rules, file, o => o.Count == 0 ? null : o[random.Next(o.Count)]);
    }

    private async Task CheckRule(string file, FixState state, IReadOnlyList<FixOffer> offers)
    {
        var id = offers[0].Diagnostic.Id;
        foreach (var offer in offers)
        {
            var after = await state.Apply(offer);
            await CheckSame(id, file, after);
            if (await (await State(after)).Again(offer.Diagnostic, file) is { } again)
                throw new Broken(id, "is reported again", again.ToString(), file, after);
        }

        if (offers.Count > 1)
            await CheckSame($"{id}, all at once", file, await state.ApplyAll(offers[0]));
        await CheckSame(id, file, await ToTheEnd(id, file, o => o.FirstOrDefault(f => f.Diagnostic.Id == id)));
    }

    private async Task<string> ToTheEnd(string what, string file, Func<IReadOnlyList<FixOffer>, FixOffer?> choose)
    {
        var current = file;
        for (var step = 0; step < MostSteps; step++)
        {
            var state = await State(current);
            if (choose(state.Offers) is not { } offer)
                return current;
            current = await state.Apply(offer);
        }

        throw new Broken(what, "comes to no end", "", file, current);
    }

    private async Task CheckSame(string what, string file, string after)
    {
        if (await Outcomes(after) is not { } now)
            throw new Broken(what, "does not compile", ShopCode.Load(after).Errors, file, after);

        var was = (await Outcomes(file))!; // the program was compiled first
        for (var i = 0; i < databases.Count; i++)
        {
            if (now[i].WorseThan(was[i]) is { } problem)
                throw new Broken(what, problem, $"on {databases[i].Name}\n{was[i]}\n{now[i]}", file, after);
        }
    }

    private async Task<FixState> State(string file) =>
        _states.TryGetValue(file, out var known) ? known : _states[file] = await FixState.Of(file);

    /// <summary>What a program does on each database; null where it does not compile.</summary>
    private async Task<Outcome[]?> Outcomes(string file)
    {
        if (_outcomes.TryGetValue(file, out var known))
            return known;

        if (ShopCode.Load(file).Run is not { } program)
            return null;

        var mayWrite = file.Contains("SaveChanges", StringComparison.Ordinal)
            || file.Contains("ExecuteUpdate", StringComparison.Ordinal);
        var outcomes = new List<Outcome>();
        foreach (var database in databases)
            outcomes.Add(await Task.Run(() => database.Run(program, mayWrite)).WaitAsync(Longest));
        return _outcomes[file] = [.. outcomes];
    }
}

/// <summary>The property does not hold.</summary>
/// <param name="what">The rule.</param>
/// <param name="problem">What is wrong, in a few words.</param>
/// <param name="detail">What was seen.</param>
/// <param name="before">The program.</param>
/// <param name="after">The program after the fix.</param>
internal sealed class Broken(string what, string problem, string detail, string before, string after)
    : Exception($"{what}: {problem}\n{detail}\n---- before\n{before}\n---- after\n{after}")
{
    /// <summary>Stands for the rule where the program does not compile from the start.</summary>
    internal const string Generator = "generator";

    internal string What => what;

    /// <summary>What is wrong, as the same for programs that show the same.</summary>
    internal string Kind { get; } = $"{what}: {problem}";
}
