namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Decides whether a loop assigns what one statement of the database could: each column once, no key, and a value that does not
/// depend on the row, or only on numbers of it.
/// </summary>
internal sealed class UniformValues(QuerySite site, ILoopOperation loop, ILocalSymbol row)
{
    private readonly HashSet<IPropertySymbol> _written = new(SymbolEqualityComparer.Default);

    /// <summary>Whether all statements are such assignments. The database reads all columns before it writes the first.</summary>
    internal bool AreWritten(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is not IExpressionStatementOperation { Operation: var write } || ColumnWritten(write) is not { } column
                || !_written.Add(column))
                return false;
        }

        return !statements.IsEmpty;
    }

    private IPropertySymbol? ColumnWritten(IOperation write) => write switch
    {
        ISimpleAssignmentOperation assignment when IsFree(assignment.Value) || IsComputed(assignment.Value) =>
            Column(assignment.Target),
        ICompoundAssignmentOperation { OperatorKind: var kind } sum
            when IsArithmetic(kind) && IsNumber(sum.Target.Type) && IsFree(sum.Value) => Column(sum.Target),
        IIncrementOrDecrementOperation step when IsNumber(step.Target.Type) => Column(step.Target),
        _ => null,
    };

    /// <summary>The column of the row that is written, where it is one and no part of the key.</summary>
    private IPropertySymbol? Column(IOperation target) =>
        PropertyOfRow(target) is { } property && site.Entity.IsPlainColumn(property) && !site.Entity.Key.Contains(property.Name)
            ? property
            : null;

    private IPropertySymbol? PropertyOfRow(IOperation value) =>
        value.Unwrapped is IPropertyReferenceOperation { Instance: { } owner } member
        && owner.Unwrapped is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, row)
            ? member.Property
            : null;

    /// <summary>Whether a value is the same for all rows and has no effect of its own.</summary>
    private bool IsFree(IOperation value) => value.Unwrapped switch
    {
        { ConstantValue.HasValue: true } or IDefaultValueOperation or IInstanceReferenceOperation => true,
        ILocalReferenceOperation { Local: var local } => !SymbolEqualityComparer.Default.Equals(local, row) && IsStable(local),
        IParameterReferenceOperation { Parameter: var parameter } => IsStable(parameter),
        IFieldReferenceOperation { Instance: var owner } => owner is null || IsFree(owner),
        IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: var owner } => owner is null || IsFree(owner),
        _ => false,
    };

    /// <summary>Whether a variable comes from before the loop and keeps its value in it.</summary>
    private bool IsStable(ISymbol variable) =>
        !site.ReferencesTo(variable).Any(r => r.IsWritten && r.IsWithin(loop))
        && (variable is not ILocalSymbol local || site.InitialValueOf(local)?.IsWithin(loop.Body) != true);

    /// <summary>
    /// Whether a value is a sum, difference or product of numbers: free ones, and columns that are not written yet.
    /// </summary>
    private bool IsComputed(IOperation value) => value.Unwrapped switch
    {
        IBinaryOperation { OperatorKind: var kind } binary when IsArithmetic(kind) =>
            EfSymbols.IsOfSystem(binary.OperatorMethod) && IsNumber(binary.Type)
                && IsTerm(binary.LeftOperand) && IsTerm(binary.RightOperand),
        _ => false,
    };

    private bool IsTerm(IOperation value) => IsFree(value) || IsComputed(value)
        || (PropertyOfRow(value) is { } column && IsNumber(column.Type) && site.Entity.IsPlainColumn(column)
            && !_written.Contains(column));

    /// <summary>A quotient is rounded otherwise by some databases.</summary>
    private static bool IsArithmetic(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply;

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType
        is SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
            or SpecialType.System_Decimal or SpecialType.System_Double;
}
