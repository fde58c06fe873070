namespace Rowbound.Analyzers.Queries;

/// <summary>What a call gives to a helper, and which of the helper's conditions that decides.</summary>
internal sealed class GivenArguments
{
    private readonly MethodBody _body;
    private readonly Dictionary<IParameterSymbol, IOperation> _given = new(SymbolEqualityComparer.Default);

    internal GivenArguments(CalledCode code, IInvocationOperation? call)
    {
        _body = code.Body;
        foreach (var argument in call?.Arguments ?? [])
        {
            if (argument.Parameter is { Ordinal: var at } && at < code.Method.Parameters.Length)
                _given[code.Method.Parameters[at]] = argument.Value;
        }
    }

    internal IOperation? For(IParameterSymbol parameter) => _given.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>
    /// What is given for a value that is a parameter, also as <c>take.Value</c>, and still has what the caller gave.
    /// </summary>
    internal IOperation? For(IOperation value) => value.Unwrapped switch
    {
        IParameterReferenceOperation reference =>
            _body.DefinitionAt(reference).Parameter is { } parameter ? For(parameter) : null,
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } => For(nullable),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Arguments: [], Instance: { } nullable } => For(nullable),
        _ => null,
    };

    /// <summary>Whether a call gives nothing: <c>null</c>, or leaves out what is null then.</summary>
    internal static bool IsNothing(IOperation given) =>
        given.IsNull || given.Unwrapped is IDefaultValueOperation { Type: { } type }
            && (type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    /// <summary>Whether a part of the helper runs in this call; <see langword="null"/> where that is not known.</summary>
    internal bool? Runs(IOperation part)
    {
        bool? runs = true;
        for (IOperation inner = part, outer = part; outer.Parent is { } parent; inner = outer, outer = parent)
        {
            if (outer is ILoopOperation or ISwitchOperation or ISwitchExpressionOperation)
                runs = And(runs, null);
            if (outer is not IConditionalOperation choice || ReferenceEquals(inner, choice.Condition))
                continue;

            runs = And(runs, ReferenceEquals(inner, choice.WhenTrue) ? Holds(choice.Condition) : Not(Holds(choice.Condition)));
        }

        return runs;
    }

    /// <summary>Whether a part of the helper stands under a condition.</summary>
    internal static bool IsConditional(IOperation part)
    {
        for (var outer = part; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation)
                return true;
        }

        return false;
    }

    private bool? Holds(IOperation condition) => condition.Unwrapped switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Not(Holds(operand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
            And(Holds(both.LeftOperand), Holds(both.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either =>
            Not(And(Not(Holds(either.LeftOperand)), Not(Holds(either.RightOperand)))),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when equal.RightOperand.IsNull =>
            IsNull(equal.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when unequal.RightOperand.IsNull =>
            Not(IsNull(unequal.LeftOperand)),
        IIsPatternOperation { Pattern: { TestsForNull: true } pattern } test =>
            pattern is INegatedPatternOperation ? Not(IsNull(test.Value)) : IsNull(test.Value),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable } => Not(IsNull(nullable)),
        var flag => For(flag)?.Unwrapped.ConstantValue is { HasValue: true, Value: bool value } ? value : null,
    };

    /// <summary>A lambda, or a constant other than null, is something.</summary>
    private bool? IsNull(IOperation value) => For(value) switch
    {
        null => null,
        var given when IsNothing(given) => true,
        var given => given.AsLambda is not null || given.Unwrapped.ConstantValue.HasValue ? false : null,
    };

    private static bool? Not(bool? value) => !value;

    private static bool? And(bool? one, bool? other) => one & other;
}
