using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Follows the result of a query through the method: the collection and each of its rows, through locals, loops, LINQ operators and
/// lists that rows are added to. What it cannot follow escapes.
/// </summary>
internal sealed class ResultFlow
{
    private readonly EfSymbols _symbols;
    private readonly MethodBody _body;
    private readonly ResultUse _use = new();
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private Accumulation? _accumulation;

    private ResultFlow(EfSymbols symbols, MethodBody body)
    {
        _symbols = symbols;
        _body = body;
    }

    /// <summary>Follows a single row from the expression that gives it.</summary>
    internal static ResultUse OfRow(IOperation result, EfSymbols symbols, MethodBody body)
    {
        var flow = new ResultFlow(symbols, body);
        flow.FollowRow(result);
        return flow._use;
    }

    /// <summary>Follows a collection from the expression that gives it, and its rows through the lambdas of the call that fills it.</summary>
    internal static ResultUse OfCollection(IOperation result, IInvocationOperation? call, EfSymbols symbols, MethodBody body)
    {
        var flow = new ResultFlow(symbols, body);
        if (call is not null)
            flow.FollowLambdas(call);
        if (flow.HeldBy(result) is { } local)
        {
            flow.NoteConversions(result);
            flow._use.Local = local;
            flow.FollowLocal(local, result, isResult: true);
        }
        else
        {
            flow.FollowCollection(result, isResult: true);
        }

        return flow._use;
    }

    /// <summary>Follows the rows that a call copies from a query into a list.</summary>
    internal static ResultUse OfFill(IInvocationOperation fill, EfSymbols symbols, MethodBody body)
    {
        var flow = new ResultFlow(symbols, body);
        flow._use.Collection.Add(new(CollectionUseKind.Added, fill));
        if (flow.LocalOf(fill.Instance) is { } list)
            flow.Accumulate(list, fill);
        else
            flow.Escape();
        return flow._use;
    }

    /// <summary>Follows the rows of a loop that enumerates a query.</summary>
    internal static ResultUse OfLoop(IForEachLoopOperation loop, EfSymbols symbols, MethodBody body)
    {
        var flow = new ResultFlow(symbols, body);
        flow.FollowLoop(loop);
        return flow._use;
    }

    private ILocalSymbol? HeldBy(IOperation value) =>
        value.Outermost.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
        && _body.SingleDefinition(local) is not null
            ? local
            : null;

    private void FollowLocal(ILocalSymbol local, IOperation definition, bool isResult)
    {
        if (!_followed.Add(local))
            return;

        // The type of a list that rows are added to is the declaration's own to change.
        if (_accumulation?.Collection.Equals(local, SymbolEqualityComparer.Default) != true)
            NoteNamedType(local);
        var home = definition.EnclosingFunction;
        foreach (var reference in _body.ReferencesTo(local))
        {
            if (isResult && !ReferenceEquals(reference.EnclosingFunction, home))
                _use.Collection.Add(new(CollectionUseKind.Captured, reference));
            FollowCollection(reference, isResult);
        }
    }

    private void FollowCollection(IOperation value, bool isResult)
    {
        NoteConversions(value);
        var kind = value.Consumer switch
        {
            IForEachLoopOperation loop => Then(CollectionUseKind.Enumerated, () => FollowLoop(loop)),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "LongLength" } => CollectionUseKind.Counted,
            IIsPatternOperation { Pattern: var pattern } when IsTestOfLength(pattern) => CollectionUseKind.Counted,
            IPropertyReferenceOperation { Property.IsIndexer: true } entry when _accumulation is { } filled && ReferenceEquals(entry.Parent, filled.Fill) => CollectionUseKind.Added,
            IPropertyReferenceOperation { Property.IsIndexer: true } item => Then(CollectionUseKind.Indexed, () => FollowRow(item)),
            IArrayElementReferenceOperation item => Then(CollectionUseKind.Indexed, () => FollowRow(item)),
            IArgumentOperation { Parent: IInvocationOperation call } => FollowCall(call, value),
            IInvocationOperation { Instance: { } owner } call when ReferenceEquals(owner.Unwrapped, value) => FollowMember(call),
            IVariableInitializerOperation when HeldBy(value) is { } alias => Then(CollectionUseKind.Unknown, () => FollowLocal(alias, value, isResult: false)),
            IExpressionStatementOperation => CollectionUseKind.Unknown,
            _ => Then(CollectionUseKind.Unknown, Escape),
        };
        if (isResult)
            _use.Collection.Add(new(kind, value.Consumer ?? value));
    }

    /// <summary><c>is []</c> and <c>is { Count: 0 }</c>.</summary>
    private static bool IsTestOfLength(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsTestOfLength(not.Pattern),
        IListPatternOperation { Patterns.IsEmpty: true, DeclaredSymbol: null } => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, DeclaredSymbol: null, PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "Count" or "Length" } }] } => true,
        _ => false,
    };

    /// <summary>A cast names the type of what it is applied to, and one that the user defines is code that sees the value.</summary>
    private void NoteConversions(IOperation value)
    {
        for (var outer = value.Parent; outer is IConversionOperation or IParenthesizedOperation; outer = outer.Parent)
        {
            if (outer is IConversionOperation { OperatorMethod: not null })
                Escape();
            _use.Rows.HasNamedType |= outer is IConversionOperation { IsImplicit: false };
        }
    }

    private static CollectionUseKind Then(CollectionUseKind kind, Action follow)
    {
        follow();
        return kind;
    }

    private void Escape() => _use.Rows.Escapes = true;

    private CollectionUseKind FollowCall(IInvocationOperation call, IOperation value)
    {
        if (_symbols.IsInMemory(call.TargetMethod) && ReferenceEquals(call.Receiver?.Unwrapped, value))
        {
            FollowOperator(call);
            return CollectionUseKind.Operator;
        }

        if (!_symbols.FillsList(call.TargetMethod) || LocalOf(call.Instance) is not { } list)
            return Then(_symbols.IsReadOnlySequence(ParameterOf(value)?.Type) ? CollectionUseKind.HandedOver : CollectionUseKind.Unknown, Escape);

        Accumulate(list, call);
        return CollectionUseKind.Added;
    }

    /// <summary>What a LINQ operator in memory passes on: rows one by one to its lambda, and rows, a collection or a value as its result.</summary>
    private void FollowOperator(IInvocationOperation call)
    {
        _use.Rows.HasNamedType |= call.NamesTypes;
        FollowLambdas(call);
        switch (_symbols.OperatorOf(call.TargetMethod))
        {
            case QueryOperator.Where or QueryOperator.OrderBy or QueryOperator.OrderByDescending or QueryOperator.ThenBy
                or QueryOperator.ThenByDescending or QueryOperator.Skip or QueryOperator.Take or QueryOperator.Reverse
                or QueryOperator.ToList or QueryOperator.ToArray or QueryOperator.AsEnumerable:
                if (HeldBy(call) is { } local)
                    FollowLocal(local, call, isResult: false);
                else
                    FollowCollection(call, isResult: false);
                break;
            case { Terminal: TerminalKind.SingleRow } found:
                _use.Rows.MayBeNull |= found.GivesDefault;
                FollowRow(call);
                break;
            case { Terminal: TerminalKind.Aggregate } found:
                _use.Rows.IsCompared |= found == QueryOperator.Contains;
                break;
            case QueryOperator.Select when call.Lambda()?.ReturnedValue is { } projected && !projected.Mentions(call.Lambda()!.Symbol.Parameters[0], asValue: true): // matched on the line before
                break;
            default:
                Escape();
                break;
        }
    }

    /// <summary>Follows rows into the lambdas of an operator; a delegate that is no lambda may do anything with them.</summary>
    private void FollowLambdas(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.AsLambda is { Symbol.Parameters: [var row, ..] } && argument.Parameter?.Ordinal > 0)
                FollowLambda(row);
            else if (argument.Parameter?.Ordinal > 0 && argument.Value.IsUnseenCallback)
                Escape();
        }
    }

    private static IParameterSymbol? ParameterOf(IOperation value) => (value.Outermost.Parent as IArgumentOperation)?.Parameter;

    private CollectionUseKind FollowMember(IInvocationOperation call)
    {
        if (EfSymbols.Empties(call.TargetMethod))
            _accumulation?.Emptied.Add(call);
        if (call.TargetMethod.Name == "ForEach" && call.Lambda() is { Symbol.Parameters: [var row] })
            return Then(CollectionUseKind.Unknown, () => FollowLambda(row));
        if (call.TargetMethod.Name is "Clear" or "Add" or "AddRange")
        {
            if (call.Instance?.Unwrapped is IPropertyReferenceOperation { Property: var navigation })
                _use.Rows.Written.Add(navigation.OriginalDefinition);
            return CollectionUseKind.Unknown;
        }

        return Then(CollectionUseKind.Unknown, Escape);
    }

    private void FollowLambda(IParameterSymbol row)
    {
        NoteNamedType(row);
        foreach (var reference in _body.ReferencesTo(row))
        {
            FollowRow(reference);
        }
    }

    private void FollowLoop(IForEachLoopOperation loop)
    {
        if (loop.Locals is not [var row] || loop.LoopControlVariable is not IVariableDeclaratorOperation)
        {
            Escape();
            return;
        }

        NoteNamedType(row);
        foreach (var reference in _body.ReferencesTo(row))
            FollowRow(reference);
    }

    private void NoteNamedType(ISymbol variable) => _use.Rows.HasNamedType |= variable.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } => !type.IsVar,
        ForEachStatementSyntax loop => !loop.Type.IsVar,
        ParameterSyntax { Type: { } } => true,
        _ => false,
    });

    private void FollowRow(IOperation row)
    {
        var rows = _use.Rows;
        NoteConversions(row);
        switch (row.Consumer)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: false } member when ReferenceEquals(member.Instance?.Unwrapped, row):
                FollowMember(member);
                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: { } owner } call } item
                when _symbols.IsCollection(owner.Type) && LocalOf(owner) is { } list:
                rows.IsCompared |= item.Parameter?.Ordinal == 0 && EfSymbols.ComparesItems(owner.Type);
                Accumulate(list, call);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } owner } } entry
                when ReferenceEquals(entry.Value.Unwrapped, row) && EfSymbols.ComparesItems(owner.Type) && LocalOf(owner) is { } dictionary:
                Accumulate(dictionary, entry);
                break;
            case IIsPatternOperation test when test.Pattern.TestsForNull:
                rows.MayBeNull = true;
                break;
            case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } member } access
                when ReferenceEquals(access.Operation.Unwrapped, row):
                rows.MayBeNull = true;
                FollowMember(member);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                var isNullTest = comparison.LeftOperand.IsNull || comparison.RightOperand.IsNull;
                rows.MayBeNull |= isNullTest;
                rows.IsCompared |= !isNullTest;
                break;
            case IExpressionStatementOperation or INameOfOperation:
                break;
            case IVariableInitializerOperation when HeldBy(row) is { } alias && _followed.Add(alias):
                NoteNamedType(alias);
                foreach (var reference in _body.ReferencesTo(alias))
                    FollowRow(reference);
                break;
            default:
                rows.Escapes = true;
                break;
        }
    }

    private void FollowMember(IPropertyReferenceOperation member)
    {
        var rows = _use.Rows;
        var property = member.Property.OriginalDefinition;
        if (member.IsWritten || member.Consumer is IArrayElementReferenceOperation { IsWritten: true })
            rows.Written.Add(property);
        rows.Read.Add(property);
        (_accumulation?.Read ?? rows.ReadInPassing).Add(property);
        if (ColumnTypes.IsMappable(property.Type))
            return;

        rows.ReadsNavigations = true;
        if (_symbols.ElementOf(property.Type) is not null)
            FollowCollection(member, isResult: false);
        else
            FollowRow(member);
    }

    private void Accumulate(ILocalSymbol list, IOperation call)
    {
        var outer = _accumulation;
        _accumulation = new(list, call);
        _use.Rows.Accumulations.Add(_accumulation);
        FollowLocal(list, call, isResult: false);
        _accumulation = outer;
    }

    private ILocalSymbol? LocalOf(IOperation? owner) =>
        owner?.Unwrapped is ILocalReferenceOperation { Local: var local } && _body.SingleDefinition(local) is not null ? local : null;
}
