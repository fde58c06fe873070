using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A loop of slices that does nothing else than to go on until a slice is empty, or not full: the number of rows that a turn has
/// written decides that, and nothing else reads it.
/// </summary>
/// <param name="Counter">The statement that declares the number, where it stands before the loop.</param>
internal sealed record SliceDrain(StatementSyntax? Counter)
{
    internal static SliceDrain? Of(RepeatedSlice slice, QuerySite site)
    {
        var result = site.Terminal.Result;
        var count = ResultFlow.HeldBy(result);
        if (count is null)
        {
            return slice.Loop is IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition }
                && slice.Loop.Statements.All(static s => s is IEmptyOperation) && GoesOn(condition, result)
                    ? new(Counter: null)
                    : null;
        }

        var isOwn = result.Outermost.Parent is IVariableInitializerOperation;
        if (site.ReferencesTo(count).Count != (isOwn ? 1 : 2) || !slice.Loop.Statements.Any(s => s.Syntax == result.Statement))
            return null;
        if (!isOwn && CounterOf(count, slice.Loop) is null)
            return null;

        return EndsWith(slice, count) ? new(isOwn ? null : CounterOf(count, slice.Loop)) : null;

        bool EndsWith(RepeatedSlice drained, ILocalSymbol number) => drained.Loop switch
        {
            IWhileLoopOperation { ConditionIsTop: false, Condition: { } condition } =>
                drained.Loop.Statements.Length == 1 && GoesOn(condition, number),
            { Statements: [_, IConditionalOperation { WhenFalse: null } leave] } =>
                drained.Loop is IForLoopOperation { Before.IsEmpty: true, AtLoopBottom.IsEmpty: true }
                    or IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } }
                && Breaks(leave.WhenTrue) && Ends(leave.Condition, number),
            _ => false,
        };

        bool GoesOn(IOperation test, object what) => test.Unwrapped is IBinaryOperation comparison
            && Is(comparison.LeftOperand, what) && (comparison.OperatorKind, comparison.RightOperand) switch
        {
            (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, { ConstantValue.Value: 0 }) => true,
            (BinaryOperatorKind.GreaterThanOrEqual, { ConstantValue.Value: 1 }) => true,
            (BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals, var size) => IsSize(size),
            _ => false,
        };

        bool Ends(IOperation test, object what) => test.Unwrapped is IBinaryOperation comparison
            && Is(comparison.LeftOperand, what) && (comparison.OperatorKind, comparison.RightOperand) switch
        {
            (BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual, { ConstantValue.Value: 0 }) => true,
            (BinaryOperatorKind.LessThan, { ConstantValue.Value: 1 }) => true,
            (BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals, var size) => IsSize(size),
            _ => false,
        };

        bool IsSize(IOperation value) => value.Syntax.ToString() == slice.Take.Argument!.Syntax.ToString(); // read with one
    }

    private static bool Is(IOperation value, object what) => what is ILocalSymbol local
        ? SymbolEqualityComparer.Default.Equals(value.Unwrapped.VariableNamed, local)
        : ReferenceEquals(value.Unwrapped, what);

    private static bool Breaks(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [var only] } => Breaks(only),
        IBranchOperation { BranchKind: BranchKind.Break } => true,
        _ => false,
    };

    /// <summary>The statement that declares a number, and gives it no value that matters, right before the loop.</summary>
    private static LocalDeclarationStatementSyntax? CounterOf(ILocalSymbol count, ILoopOperation loop) =>
        count.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: null or { Value: LiteralExpressionSyntax },
            Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } }
        && declaration.IsAsGoodAsDirectlyBefore(loop.Syntax)
            ? declaration
            : null;
}
