using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Follows one row.</summary>
internal sealed class RowFlow(ResultFlow flow)
{
    /// <summary>Follows a row from an expression that gives it.</summary>
    internal void Follow(IOperation row)
    {
        flow.NoteConversions(row);
        if (flow.Fills.Accumulates(row) || IsTested(row))
            return;

        switch (row.Consumer)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: false } member
                when ReferenceEquals(member.Instance?.Unwrapped, row):
                FollowMember(member);
                break;
            case IExpressionStatementOperation or INameOfOperation:
                break;
            case IArgumentOperation argument:
                flow.Arguments.FollowRow(argument);
                break;
            case IReturnOperation exit:
                flow.Return(exit, ReturnedRows.One);
                break;
            default:
                FollowLocal(row);
                break;
        }
    }

    private void FollowLocal(IOperation row)
    {
        if (ResultFlow.HeldBy(row) is not { } local)
        {
            flow.Escape();
            return;
        }

        foreach (var reference in flow.ReadsOf(local, row))
            Follow(reference);
        if (ResultFlow.UsedAssignment(row) is { } assignment)
            Follow(assignment);
    }

    /// <summary>Follows the rows of a loop.</summary>
    internal void FollowLoop(IForEachLoopOperation loop)
    {
        if (loop.Locals is [var row] && loop.LoopControlVariable is IVariableDeclaratorOperation)
            FollowVariable(row);
        else
            flow.Escape();
    }

    /// <summary>Follows rows into the lambdas of an operator; a delegate that is no lambda may do anything with them.</summary>
    internal void FollowLambdas(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0 && call.Instance is null)
                continue;
            if (argument.Value.AsLambda is { Symbol: { Parameters: [var row, ..], IsAsync: false } })
                FollowVariable(row);
            else if (argument.Value.AsLambda is not null || argument.Value.IsUnseenCallback)
                flow.Escape();
        }
    }

    /// <summary>Follows a row that a lambda or a loop is given.</summary>
    internal void FollowVariable(ISymbol row)
    {
        flow.NoteNamedType(row);
        foreach (var reference in flow.Body.ReferencesTo(row))
            Follow(reference);
    }

    /// <summary>Whether the row is tested for null, or compared with another one.</summary>
    private bool IsTested(IOperation row)
    {
        var rows = flow.Use.Rows;
        switch (row.Consumer)
        {
            case IIsPatternOperation test when test.Pattern.TestsForNull:
                return rows.MayBeNull = true;
            case IConditionalAccessOperation { FirstProperty: { Property.IsIndexer: false } member } access
                when ReferenceEquals(access.Operation.Unwrapped, row):
                FollowMember(member);
                return rows.MayBeNull = true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isNullTest = comparison.LeftOperand.IsNull || comparison.RightOperand.IsNull;
                rows.MayBeNull |= isNullTest;
                rows.IsCompared |= !isNullTest;
                return true;
            default:
                return false;
        }
    }

    private void FollowMember(IPropertyReferenceOperation member)
    {
        var rows = flow.Use.Rows;
        var property = member.Property.OriginalDefinition;
        if (member.IsWritten || member.Consumer is IArrayElementReferenceOperation { IsWritten: true })
            rows.Written.Add(property);

        // Which property of the row stands behind a member of an interface is not known here.
        if (property.ContainingType.TypeKind == TypeKind.Interface)
            flow.Escape();
        rows.Read.Add(property);
        (flow.Accumulation?.Read ?? rows.ReadInPassing).Add(property);
        if (ColumnTypes.IsMappable(property.Type))
            return;

        rows.ReadsNavigations = true;
        if (flow.Model.Symbols.ElementOf(property.Type) is not null)
            flow.Collections.Follow(member, new(CollectionRole.Rows, property));
        else
            Follow(member);
    }
}
