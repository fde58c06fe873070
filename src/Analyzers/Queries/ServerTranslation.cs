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
/// Decides whether a lambda over an entity means the same in the database. The list of what does is short on purpose: comparisons
/// of plain columns with values, null tests, boolean operators, and lists of columns.
/// </summary>
internal static class ServerTranslation
{
    internal static Translation Of(IAnonymousFunctionOperation lambda, QueryOperator found, EntityType entity)
    {
        // An expression tree has no statements; and what is known of columns is known of the entity, not of what it is projected
        // to.
        if (lambda.Symbol.Parameters is not [var row] || lambda.ReturnedValue is not { } value || !lambda.IsExpression)
            return Translation.Fails;
        if (!SymbolEqualityComparer.Default.Equals(row.Type, entity.Symbol))
            return Translation.Fails;

        return found switch
        {
            QueryOperator.Select => OfProjection(value, row, entity),
            QueryOperator.Min or QueryOperator.Max => Weaker(OfValue(value, row, entity), OfExtreme(lambda.Symbol.ReturnType)),
            _ => OfValue(value, row, entity),
        };
    }

    private static Translation OfProjection(IOperation value, IParameterSymbol row, EntityType entity) => value.Unwrapped switch
    {
        IAnonymousObjectCreationOperation anonymous => Weakest(Assigned(anonymous.Initializers), row, entity),
        IObjectCreationOperation { Initializer: null, Arguments: { } given } => given.Any(static a => a.IsNamed)
            ? Translation.Fails
            : Weakest(given.Select(static a => a.Value), row, entity),
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } members } =>
            Weakest(Assigned(members.Initializers), row, entity),
        IPropertyReferenceOperation => Weakest([value], row, entity),
        _ => Translation.Fails,
    };

    private static IEnumerable<IOperation> Assigned(ImmutableArray<IOperation> initializers) =>
        initializers.OfType<ISimpleAssignmentOperation>().Select(static i => i.Value);

    private static Translation Weakest(IEnumerable<IOperation> values, IParameterSymbol row, EntityType entity)
    {
        var all = Translation.Same;
        foreach (var value in values)
        {
            // Only values that are read as they are: a computation means something else on the server, where a cast rounds.
            var one = Column(value, row) is not { } column || !entity.IsPlainColumn(column) ? Translation.Fails
                : value.IsCast ? Translation.MayDiffer
                : Translation.Same;
            all = one < all ? one : all;
        }

        return all;
    }

    private static Translation OfValue(IOperation value, IParameterSymbol row, EntityType entity) => value.Unwrapped switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            Weaker(OfValue(both.LeftOperand, row, entity), OfValue(both.RightOperand, row, entity)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => OfValue(not.Operand, row, entity),
        IBinaryOperation comparison when IsComparison(comparison.OperatorKind)
            && EfSymbols.IsOfSystem(comparison.OperatorMethod) =>
            OfComparison(comparison, row, entity),
        IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } listed => OfListed(listed, row, entity),
        IPropertyReferenceOperation { Property.Name: "HasValue",
            Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable } =>
            Column(nullable, row) is { } optional && entity.IsPlainColumn(optional) ? Translation.Same : Translation.Fails,
        IPropertyReferenceOperation when Column(value, row) is { } column =>
            !entity.IsPlainColumn(column) ? Translation.Fails
            : value.IsCast ? Translation.MayDiffer
            : OfColumn(column, entity, isOrdered: true),
        _ => Translation.Fails,
    };

    private static Translation OfComparison(IBinaryOperation comparison, IParameterSymbol row, EntityType entity)
    {
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        var isOrdered = comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals);
        return Column(left, row) is { } column ? OfPlain(column, right)
            : Column(right, row) is { } other ? OfPlain(other, left)
            : Translation.Fails;

        Translation OfPlain(IPropertySymbol found, IOperation value) =>
            !entity.IsPlainColumn(found) ? Translation.Fails
            : value.IsNull ? Translation.Same
            : left.IsCast || right.IsCast ? Weaker(OfFreeValue(value, row), Translation.MayDiffer)
            : Weaker(Weaker(OfFreeValue(value, row), OfColumn(found, entity, isOrdered)), OfCompared(left.Type, isOrdered));
    }

    /// <summary>
    /// Both sides of a comparison are converted to one type, which may be another than the column's: money, or what may be null.
    /// </summary>
    private static Translation OfCompared(ITypeSymbol? type, bool isOrdered) =>
        type is null || isOrdered ? OfOrder(type) : OfEquality(type);

    /// <summary><c>ids.Contains(row.Id)</c>: databases limit how long the list may be.</summary>
    private static Translation OfListed(IInvocationOperation call, IParameterSymbol row, EntityType entity) =>
        call.Receiver is { } list && EfSymbols.IsOfCollections(call.TargetMethod) && OfFreeValue(list, row) == Translation.Same
        && call.ArgumentAfterReceiver() is { } item && Column(item, row) is { } column && entity.IsPlainColumn(column)
            ? Translation.MayDiffer
            : Translation.Fails;

    /// <summary>Whether the provider compares values of the column's type just as C# does.</summary>
    private static Translation OfColumn(IPropertySymbol column, EntityType entity, bool isOrdered)
    {
        var isNullable = column.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        // Where a column is null, "not less than" holds in C# and is unknown in SQL.
        if (entity.HasConversion(column.Name) || (isNullable && isOrdered))
            return Translation.MayDiffer;

        return isOrdered ? entity.HasColumnType(column) ? Translation.MayDiffer : OfOrder(column.Type) : OfEquality(column.Type);
    }

    /// <summary>Whether values of the type are put in the same order.</summary>
    internal static Translation OfOrder(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => Translation.Same,
        { SpecialType: SpecialType.System_Boolean
            or (>= SpecialType.System_SByte and <= SpecialType.System_UInt32)
            or SpecialType.System_Int64 } => Translation.Same,
        _ => Translation.MayDiffer,
    };

    /// <summary>Whether every database knows the lowest and the highest value: not every one has a lowest flag.</summary>
    internal static Translation OfExtreme(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean } ? Translation.MayDiffer : OfOrder(type);

    private static Translation OfEquality(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } =>
            OfEquality(value),
        { Name: "Guid" } => Translation.Same,
        _ => OfOrder(type),
    };

    private static bool IsComparison(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.Equals
            or BinaryOperatorKind.NotEquals
            or BinaryOperatorKind.LessThan
            or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>
    /// A constant, local or parameter is captured as it is; a member of another object is read once instead of for each row, and
    /// the time of day is asked of the server.
    /// </summary>
    private static Translation OfFreeValue(IOperation value, IParameterSymbol row) => value.Unwrapped switch
    {
        { ConstantValue.HasValue: true } or ILocalReferenceOperation => Translation.Same,
        IParameterReferenceOperation reference =>
            SymbolEqualityComparer.Default.Equals(reference.Parameter, row) ? Translation.Fails : Translation.Same,
        IInstanceReferenceOperation => Translation.MayDiffer,
        IMemberReferenceOperation { Instance: null } => Translation.MayDiffer,
        IMemberReferenceOperation { Instance: { } owner } => Weaker(Translation.MayDiffer, OfFreeValue(owner, row)),
        _ => Translation.Fails,
    };

    private static IPropertySymbol? Column(IOperation value, IParameterSymbol row) =>
        value.Unwrapped is IPropertyReferenceOperation { Instance: { } owner } member
        && owner.Unwrapped is IParameterReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Parameter, row)
            ? member.Property
            : null;

    private static Translation Weaker(Translation one, Translation other) => one < other ? one : other;
}
