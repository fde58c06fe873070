using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The variable of a drain that goes from the first page to the next and does nothing else: it starts at the first page, is moved
/// by one page in one place that every turn passes, and is read in the offset only.
/// </summary>
/// <param name="Declaration">The statement that declares it, where it stands before the loop.</param>
/// <param name="Move">The statement that moves it, where that is not the loop's own incrementor.</param>
internal sealed record OffsetCursor(StatementSyntax? Declaration, StatementSyntax? Move)
{
    internal static OffsetCursor? Of(OffsetLoop offset, ILocalSymbol page, QuerySite site)
    {
        var outside = site.ReferencesTo(offset.Cursor).Where(r => !r.IsWithin(offset.Skip.Call)).ToList();
        if (outside is not [{ Parent: { } move } moved] || !moved.IsWithin(offset.Loop) || StartOf(offset) is not { } start
            || !Advances(move, moved, offset, page) || !IsStable(offset, site))
            return null;
        if (site.InitialValueOf(offset.Cursor) is not { ConstantValue: { HasValue: true, Value: int first } } value
            || first != start)
            return null;

        var (declaration, isOwn) = DeclarationOf(value, offset.Loop.Syntax);
        return declaration is null && !isOwn ? null : Place(move, offset.Loop.Syntax, declaration);
    }

    /// <summary>Where the cursor has to start: at nought, or at one where the offset is <c>(page - 1) * size</c>.</summary>
    private static int? StartOf(OffsetLoop offset) => Factor(offset) switch
    {
        ILocalReferenceOperation => 0,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var left,
            RightOperand.ConstantValue: { HasValue: true, Value: 1 } } when left.Unwrapped is ILocalReferenceOperation => 1,
        _ => null,
    };

    /// <summary>What counts in the offset: the whole of it, or what the size of a page is multiplied by.</summary>
    private static IOperation Factor(OffsetLoop offset)
    {
        var size = offset.Size.Syntax.ToString();
        return offset.Offset.Unwrapped is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
            ? offset.Offset.Unwrapped
            : product.RightOperand.Syntax.ToString() == size ? product.LeftOperand.Unwrapped
            : product.LeftOperand.Syntax.ToString() == size ? product.RightOperand.Unwrapped
            : product;
    }

    /// <summary><c>page++</c> where pages are counted; <c>skip += size</c> or <c>skip += page.Count</c> where rows are.</summary>
    private static bool Advances(IOperation move, IOperation moved, OffsetLoop offset, ILocalSymbol page)
    {
        var countsRows = offset.Offset.Unwrapped is ILocalReferenceOperation;
        return move switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment } => !countsRows,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum when ReferenceEquals(sum.Target, moved) =>
                countsRows
                ? sum.Value.Syntax.ToString() is var by && (by == offset.Size.Syntax.ToString() || by == page.Name + ".Count")
                : sum.Value.ConstantValue is { HasValue: true, Value: 1 },
            _ => false,
        };
    }

    /// <summary>Whether every page has the same size.</summary>
    private static bool IsStable(OffsetLoop offset, QuerySite site) => offset.Size.Unwrapped switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation { Local: var local } =>
            !site.ReferencesTo(local).Any(r => r.IsWritten && r.IsWithin(offset.Loop)),
        IParameterReferenceOperation { Parameter: var parameter } =>
            !site.ReferencesTo(parameter).Any(r => r.IsWritten && r.IsWithin(offset.Loop)),
        IFieldReferenceOperation { Field.IsReadOnly: true } => true,
        IPropertyReferenceOperation { Property.SetMethod: null or { IsInitOnly: true } } property =>
            property.Property.IsAutoProperty,
        _ => false,
    };

    /// <summary>
    /// The statement that declares the cursor right where the loop stands, or whether the loop declares it itself.
    /// </summary>
    private static (StatementSyntax? Statement, bool IsOwn) DeclarationOf(IOperation value, SyntaxNode loop) =>
        value.Syntax.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Variables.Count: 1 } declaration
            ? declaration.Parent is LocalDeclarationStatementSyntax statement && statement.Neighbourhood == loop.Neighbourhood
                ? (statement, false)
                : (null, declaration.Parent == loop)
            : (null, false);

    /// <summary>
    /// The place of the move: the only incrementor of the loop, or a statement of its body; every turn comes by.
    /// </summary>
    private static OffsetCursor? Place(IOperation move, SyntaxNode loop, StatementSyntax? declaration)
    {
        if (loop is ForStatementSyntax { Incrementors: [var incrementor] })
            return incrementor == move.Syntax ? new(declaration, null) : null;

        var isPlain = loop is not ForStatementSyntax statement
            || (statement.Incrementors.Count == 0 && statement.Initializers.Count == 0 && (statement.Declaration is null
                || declaration is null));
        return isPlain && move.Syntax.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } own
            && block.Parent == loop ? new(declaration, own) : null;
    }
}
