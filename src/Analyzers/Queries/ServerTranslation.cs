using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>What happens when a lambda runs in the database instead of in memory.</summary>
internal enum Translation
{
    /// <summary>It cannot be translated, or that is not known.</summary>
    Fails,

    /// <summary>It can, but results may differ: by collation, rounding, time zone, or what is null.</summary>
    MayDiffer,

    /// <summary>It gives the same results.</summary>
    Same,
}

/// <summary>
/// Decides whether a lambda over an entity means the same in the database. The list of what does is short on purpose: comparisons of
/// plain columns with values, null tests, boolean operators, and lists of columns.
/// </summary>
internal static class ServerTranslation
{
    internal static Translation Of(IAnonymousFunctionOperation lambda, QueryOperator found, EntityType entity)
    {
        if (lambda.Symbol.Parameters is not [var row] || lambda.ReturnedValue is not { } value)
            return Translation.Fails;

        return found == QueryOperator.Select ? OfProjection(value, row, entity) : OfValue(value, row, entity);
    }

    private static Translation OfProjection(IOperation value, IParameterSymbol row, EntityType entity) => value.Unwrapped switch
    {
        IAnonymousObjectCreationOperation anonymous => Weakest(anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Select(i => i.Value), row, entity),
        IObjectCreationOperation { Initializer: null } creation => Weakest(creation.Arguments.Select(static a => a.Value), row, entity),
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } members } => Weakest(members.Initializers.OfType<ISimpleAssignmentOperation>().Select(i => i.Value), row, entity),
        IPropertyReferenceOperation => OfValue(value, row, entity),
        _ => Translation.Fails,
    };

    private static Translation Weakest(IEnumerable<IOperation> values, IParameterSymbol row, EntityType entity)
    {
        var all = Translation.Same;
        foreach (var value in values)
        {
            // Only values that are read as they are: a computation means something else on the server.
            var one = Column(value, row) is { } column && entity.IsPlainColumn(column) ? Translation.Same : Translation.Fails;
            all = one < all ? one : all;
        }

        return all;
    }

    private static Translation OfValue(IOperation value, IParameterSymbol row, EntityType entity) => value.Unwrapped switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            Weaker(OfValue(both.LeftOperand, row, entity), OfValue(both.RightOperand, row, entity)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => OfValue(not.Operand, row, entity),
        IBinaryOperation comparison when IsComparison(comparison.OperatorKind) && comparison.OperatorMethod is null or { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } =>
            OfComparison(comparison, row, entity),
        IPropertyReferenceOperation when Column(value, row) is { } column => entity.IsPlainColumn(column) ? OfColumn(column, entity, isOrdered: true) : Translation.Fails,
        _ => Translation.Fails,
    };

    private static Translation OfComparison(IBinaryOperation comparison, IParameterSymbol row, EntityType entity)
    {
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        var isOrdered = comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals);
        return Column(left, row) is { } column && IsFreeValue(right, row) ? OfPlain(column)
            : Column(right, row) is { } other && IsFreeValue(left, row) ? OfPlain(other)
            : Translation.Fails;

        Translation OfPlain(IPropertySymbol found) =>
            !entity.IsPlainColumn(found) ? Translation.Fails
            : left.IsNull || right.IsNull ? Translation.Same
            : OfColumn(found, entity, isOrdered);
    }

    /// <summary>Whether the provider compares values of the column's type just as C# does.</summary>
    private static Translation OfColumn(IPropertySymbol column, EntityType entity, bool isOrdered)
    {
        var isNullable = column.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var type = column.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : column.Type;
        // Where a column is null, "not less than" holds in C# and is unknown in SQL.
        if (entity.HasConversion(column.Name) || (isNullable && isOrdered))
            return Translation.MayDiffer;

        return type switch
        {
            { TypeKind: TypeKind.Enum } => Translation.Same,
            { SpecialType: SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_UInt32) or SpecialType.System_Int64 or SpecialType.System_DateTime } => Translation.Same,
            { Name: "Guid" } when !isOrdered => Translation.Same,
            _ => Translation.MayDiffer,
        };
    }

    private static bool IsComparison(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>A constant, local or parameter: captured once, whatever the row.</summary>
    private static bool IsFreeValue(IOperation value, IParameterSymbol row) =>
        value.Unwrapped is { ConstantValue.HasValue: true } or ILocalReferenceOperation
        || (value.Unwrapped is IParameterReferenceOperation reference && !SymbolEqualityComparer.Default.Equals(reference.Parameter, row));

    private static IPropertySymbol? Column(IOperation value, IParameterSymbol row) =>
        value.Unwrapped is IPropertyReferenceOperation { Instance: { } owner } member
        && owner.Unwrapped is IParameterReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Parameter, row)
            ? member.Property
            : null;

    private static Translation Weaker(Translation one, Translation other) => one < other ? one : other;
}
