using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// The methods of the program that insert what they are given, as generic repositories do, and the interfaces through which they
/// are called.
/// </summary>
internal sealed class InsertWrappers(EfSymbols symbols, Implementations implementations)
{
    private readonly Dictionary<ISymbol, int> _parameters = new(SymbolEqualityComparer.Default);
    private readonly List<IMethodSymbol> _new = [];

    /// <summary>Notes the method of the parameter that a value is, or comes from in a loop.</summary>
    internal void Note(IOperation value)
    {
        if (ParameterOf(value) is { ContainingSymbol: IMethodSymbol
            { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method } parameter
            && !symbols.IsFromMetadata(method))
            Note(method.OriginalDefinition, parameter.Ordinal);
    }

    /// <summary>
    /// The names of the methods that were found since the last question, with what is called in their place: what they override,
    /// and the interface methods whose every implementation inserts.
    /// </summary>
    internal ISet<string> TakeNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var found = _new.ToList();
        _new.Clear();
        foreach (var method in found)
        {
            var name = method.ExplicitInterfaceImplementations is [{ Name: var explicitly }, ..] ? explicitly : method.Name;
            names.Add(name);
            for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                _parameters[overridden.OriginalDefinition] = _parameters[method];
            foreach (var contract in implementations.InterfaceMethodsNamed(name))
            {
                if (ImplementationsInsert(contract))
                    _parameters[contract] = _parameters[method];
            }
        }

        return names;
    }

    /// <summary>What a call hands to a method that inserts it.</summary>
    internal IArgumentOperation? InsertedBy(IInvocationOperation call) =>
        _parameters.TryGetValue(call.TargetMethod.OriginalDefinition, out var ordinal)
            ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)
            : null;

    private void Note(IMethodSymbol method, int parameter)
    {
        if (_parameters.ContainsKey(method))
            return;

        _parameters[method] = parameter;
        _new.Add(method);
    }

    private static IParameterSymbol? ParameterOf(IOperation value)
    {
        if (value.Unwrapped is IParameterReferenceOperation { Parameter: var parameter })
            return parameter;
        if (value.Unwrapped is not ILocalReferenceOperation { Local: var local })
            return null;

        for (var around = value.Parent; around is not null; around = around.Parent)
        {
            if (around is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
                return (loop.Collection.Unwrapped as IParameterReferenceOperation)?.Parameter;
        }

        return null;
    }

    /// <summary>One that hands on to the same method of another, as a decorator does, inserts if that one does.</summary>
    private bool ImplementationsInsert(IMethodSymbol contract)
    {
        var behind = implementations.Of(contract);
        return behind.Exists(m => _parameters.ContainsKey(m.OriginalDefinition))
            && behind.TrueForAll(m => _parameters.ContainsKey(m.OriginalDefinition) || HandsOn(m));
    }

    private static bool HandsOn(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is [var reference]
        && method.Parameters is [{ Name: var parameter }, ..]
        && reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            SourceScan.NameOf(call.Expression) == method.Name
            && call.ArgumentList.Arguments is [{ Expression: { } first }, ..] && first.ToString() == parameter);
}
