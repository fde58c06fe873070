using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Decides how many rows a query can yield, operator by operator.</summary>
internal sealed class RowCounter(QueryModel model, EntityType entity)
{
    internal RowBound Count(Query query) => query.Fold(
        static source => source.Kind == QuerySourceKind.Navigation ? RowBound.PerParent : RowBound.Table,
        After,
        Looser);

    private RowBound After(QueryStep step, RowBound bound) => step.Operator switch
    {
        QueryOperator.Where => Tighter(bound, Filtered(step.Lambda)),
        QueryOperator.Take => Tighter(bound, Taken(step.Argument)),
        QueryOperator.FromSql or QueryOperator.GroupBy or QueryOperator.Union or QueryOperator.Concat
            or QueryOperator.Except or QueryOperator.Intersect or QueryOperator.Distinct =>
                Unless(bound is not RowBound.Table, bound),
        QueryOperator.SelectMany or QueryOperator.Join or QueryOperator.LeftJoin or QueryOperator.GroupJoin =>
            bound == RowBound.Table ? RowBound.Unknown : RowBound.PerParent,
        _ => bound,
    };

    private static RowBound Unless(bool keeps, RowBound bound) => keeps ? bound : RowBound.Unknown;

    /// <summary>
    /// The enum is ordered from the tightest known bound to none; what is not known bounds a table, but nothing that is bounded
    /// already.
    /// </summary>
    private static RowBound Tighter(RowBound one, RowBound? other) => other switch
    {
        null => one,
        RowBound.Unknown => one == RowBound.Table ? RowBound.Unknown : one,
        { } bound => one == RowBound.Unknown || bound < one ? bound : one,
    };

    private static RowBound? Tighter(RowBound? one, RowBound? other) => one is { } bound ? Tighter(bound, other) : other;

    private RowBound? Taken(IOperation? count) => count?.ConstantValue switch
    {
        { HasValue: true, Value: int constant } =>
            constant <= model.Options.PageLimit(count.Syntax.SyntaxTree) ? RowBound.AtMost : null,
        _ => RowBound.Page,
    };

    /// <summary>The bound that a filter sets; of one that is not written here nothing is known.</summary>
    private RowBound? Filtered(IAnonymousFunctionOperation? lambda) =>
        lambda is null ? RowBound.Unknown
        : lambda.ReturnedValue is { } predicate && lambda.Symbol.Parameters is [var row, ..] ? Held(predicate, row)
        : null;

    /// <summary>The bound that a condition sets.</summary>
    private RowBound? Held(IOperation predicate, IParameterSymbol row)
    {
        var equal = new HashSet<string>(StringComparer.Ordinal);
        var conditions = Conjuncts(predicate).ToList();
        RowBound? bound = IsWindow(conditions, row) ? RowBound.Selected : null;
        foreach (var condition in conditions)
        {
            if (EqualColumn(condition, row) is { } column)
                equal.Add(column);
            bound = Tighter(bound, HeldByOne(condition, row));
        }

        if (entity.IsUnique(equal))
            return RowBound.One;
        return Tighter(bound, equal.Any(entity.IsForeignKey) ? RowBound.PerParent : null);
    }

    private RowBound? HeldByOne(IOperation condition, IParameterSymbol row) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either =>
            Either(either, row),
        _ when BelongsToOne(condition, row) => RowBound.PerParent,
        _ when ListedIn(condition, row) is { } listed => listed,
        _ when !DependsOnValue(condition, row) => null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            IsOfMany(equality.LeftOperand) && IsOfMany(equality.RightOperand) ? RowBound.Selected : null,
        IInvocationOperation { TargetMethod.Name: nameof(Equals) } => RowBound.Selected,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } or IUnaryOperation => null,
        _ => RowBound.Share,
    };

    /// <summary>The looser of the bounds that both sides of an <c>||</c> set.</summary>
    private RowBound? Either(IBinaryOperation either, IParameterSymbol row) =>
        Held(either.LeftOperand, row) is { } left && Held(either.RightOperand, row) is { } right
            ? (RowBound)Math.Max((int)RowBound.AtMost, (int)Looser(left, right))
            : null;

    /// <summary>
    /// A bound of two ways holds if it holds on both; what is not known of one is not known. Where one of two paths goes through
    /// the whole table the danger is there, but which of them is taken is not known.
    /// </summary>
    private static RowBound Looser(RowBound one, RowBound other) => (one, other) switch
    {
        (RowBound.Unknown, _) or (_, RowBound.Unknown) => RowBound.Unknown,
        (RowBound.Table, < RowBound.Share) or (< RowBound.Share, RowBound.Table) => RowBound.Share,
        _ => (RowBound)Math.Max((int)one, (int)other),
    };

    /// <summary>
    /// Whether the row belongs to one other entity: <c>line.Order == order</c>, <c>line.Order.Id == id</c>,
    /// <c>line.Order.CustomerId == id</c>.
    /// </summary>
    private bool BelongsToOne(IOperation condition, IParameterSymbol row) =>
        condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality
        && (IsOwner(equality.LeftOperand, equality.RightOperand, row)
            || IsOwner(equality.RightOperand, equality.LeftOperand, row));

    private bool IsOwner(IOperation side, IOperation value, IParameterSymbol row)
    {
        if (value.Mentions(row) || value.IsNull || side.Unwrapped is not IPropertyReferenceOperation member)
            return false;
        if (member.Instance?.Unwrapped is IParameterReferenceOperation own)
            return SymbolEqualityComparer.Default.Equals(own.Parameter, row) && entity.IsNavigation(member.Property);

        return member.Instance?.Unwrapped is IPropertyReferenceOperation { Property.Type: INamedTypeSymbol owner }
            && member.Mentions(row)
            && model.Entities.TypeOf(owner) is var principal
            && (principal.IsUnique([member.Property.Name]) || principal.IsForeignKey(member.Property.Name));
    }

    private static IEnumerable<IOperation> Conjuncts(IOperation condition) =>
        condition.Unwrapped is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both
            ? Conjuncts(both.LeftOperand).Concat(Conjuncts(both.RightOperand))
            : [condition.Unwrapped];

    /// <summary>The column that a condition holds equal to a value that does not depend on the row.</summary>
    private static string? EqualColumn(IOperation condition, IParameterSymbol row) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality =>
            ColumnAgainst(equality.LeftOperand, equality.RightOperand, row)
                ?? ColumnAgainst(equality.RightOperand, equality.LeftOperand, row),
        IInvocationOperation { TargetMethod.Name: nameof(Equals), Instance: { } instance, Arguments: [var argument] } =>
            ColumnAgainst(instance, argument.Value, row),
        _ => null,
    };

    private static string? ColumnAgainst(IOperation column, IOperation value, IParameterSymbol row) =>
        Column(column, row) is { } name
            && !value.Mentions(row)
            && value.Unwrapped.ConstantValue is not { HasValue: true, Value: null }
            ? name
            : null;

    /// <summary>
    /// Whether a condition asks the row for a value that is known only at run time: a variable, a clock, but no table.
    /// </summary>
    private bool DependsOnValue(IOperation condition, IParameterSymbol row) => condition.Mentions(row)
        && condition.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation { Local.IsConst: false } or IFieldReferenceOperation { Field.IsConst: false }
            or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } =>
            !part.ConstantValue.HasValue && !model.Symbols.ReachesDatabase(part.Type),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: var kind } } =>
            kind != MethodKind.AnonymousFunction && !model.Symbols.ReachesDatabase(part.Type),
        _ => false,
    });

    /// <summary>Whether a value can have many values: a flag or a status leaves a share of the table.</summary>
    private static bool IsOfMany(IOperation value) => value.Unwrapped.Type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } =>
            inner is { TypeKind: not TypeKind.Enum, SpecialType: not SpecialType.System_Boolean },
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } => false,
        _ => true,
    };

    /// <summary>Whether two comparisons hold one column between values that are known only at run time.</summary>
    private bool IsWindow(List<IOperation> conditions, IParameterSymbol row)
    {
        var ends = conditions.OfType<IBinaryOperation>().Where(c => DependsOnValue(c, row)).Select(c => End(c, row)).ToList();
        return ends.Any(end => end is (var column, true) && ends.Contains((column, false)));
    }

    /// <summary>The column that a comparison bounds, and whether from below.</summary>
    private static (string Column, bool IsLower)? End(IBinaryOperation comparison, IParameterSymbol row)
    {
        var isGreater = comparison.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isGreater && comparison.OperatorKind is not (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual))
            return null;

        return comparison.LeftOperand.Mentions(row)
            ? (comparison.LeftOperand.Unwrapped.Syntax.ToString(), isGreater)
            : (comparison.RightOperand.Unwrapped.Syntax.ToString(), !isGreater);
    }

    /// <summary>The bound that a list held by the caller sets, by what it is a list of.</summary>
    private RowBound? ListedIn(IOperation condition, IParameterSymbol row)
    {
        if (condition is not IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } call
            || call.Receiver is not { } list || list.Mentions(row) || model.Symbols.IsQueryable(list.Unwrapped.Type)
            || call.ArgumentAfterReceiver() is not { } item || !item.Mentions(row) || !IsOfMany(item))
            return null;

        return Column(item, row) switch
        {
            { } key when entity.IsUnique([key]) => RowBound.Keys,
            { } owner when entity.IsForeignKey(owner) => RowBound.PerParent,
            _ => RowBound.Selected,
        };
    }

    private static string? Column(IOperation value, IParameterSymbol row) => value.Unwrapped switch
    {
        IPropertyReferenceOperation { Property.Name: "Value",
            Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable } =>
            Column(nullable, row),
        IPropertyReferenceOperation { Instance: { } owner } member when owner.Unwrapped is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, row) => member.Property.Name,
        _ => null,
    };
}
