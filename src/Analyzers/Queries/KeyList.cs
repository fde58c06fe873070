using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>A list of values that is loaded for nothing but to be asked, by another query, whether it has one.</summary>
/// <param name="List">The local that holds it.</param>
/// <param name="Contains">The call that asks.</param>
/// <param name="Asking">The other query.</param>
internal sealed record KeyList(ILocalSymbol List, IInvocationOperation Contains, QuerySite Asking)
{
    internal static KeyList? Of(QuerySite site)
    {
        if (site is not { Shape: RowShape.Columns, Use.Local: { } list }
            || site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray or QueryOperator.ToHashSet)
            || site.ReferencesTo(list).Where(static r => !r.IsWritten).ToList() is not [var reference]
            || CallOn(reference) is not { } call || site.Body.Sites.All.FirstOrDefault(s => IsAskedBy(s, call)) is not { } asking)
            return null;

        return new(list, call, asking);
    }

    /// <summary><c>list.Contains(…)</c>, of the list itself or of LINQ.</summary>
    private static IInvocationOperation? CallOn(IOperation list) => list.Consumer switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(Enumerable.Contains) } call => call,
        IArgumentOperation { Parameter.Ordinal: 0,
            Parent: IInvocationOperation { TargetMethod: { Name: nameof(Enumerable.Contains), IsStatic: true } } call } => call,
        _ => null,
    };

    /// <summary>Whether a call stands in the condition of a query.</summary>
    private static bool IsAskedBy(QuerySite site, IOperation call) =>
        site.Query.Steps.Any(s => s.Operator == QueryOperator.Where && IsIn(s.Lambda, call))
        || IsIn(site.Terminal.Call?.Lambda(), call);

    private static bool IsIn(IAnonymousFunctionOperation? condition, IOperation call) =>
        condition is not null && call.IsWithin(condition);

    /// <summary>
    /// Whether the query of the list may stand in the other one instead: one context, nothing in between, no operator that would
    /// hold for both queries, and columns that are compared as C# compares their values.
    /// </summary>
    internal bool MayBeSubquery(QuerySite site) =>
        site is { CanCompose: true, Query.Steps: [.., { Operator: QueryOperator.Select } select] }
        && site.Query.Steps.All(static s => s.Operator is QueryOperator.Where or QueryOperator.Select
            or QueryOperator.AsQueryable)
        && site.BufferDeclaration is LocalDeclarationStatementSyntax { Declaration.Type.IsVar: true } declaration
        && declaration.IsAsGoodAsDirectlyBefore(Asking.Terminal.Operation.Statement)
        && Asking.Terminal.Operation.Statement!.Span.Contains(Contains.Syntax.Span) // it has one, by the line above
        && ReferenceEquals(site.Terminal.Operation.EnclosingFunction, Asking.Terminal.Operation.EnclosingFunction)
        && !Asking.Terminal.Operation.RepeatsAfter(site.Terminal.Operation)
        && Asking.Terminal.Kind != TerminalKind.SetBased
        && !Asking.Query.Has(QueryOperator.IgnoreQueryFilters)
        && QueryWrites.IsSameContext(site.Query.Source.Context, Asking.Query.Source.Context)
        && IsKey(select.Lambda?.ReturnedValue, site) && IsKey(Contains.Arguments.LastOrDefault()?.Value, site);

    /// <summary>Whether a value is a column of a row, of a type that has one form only and is never null.</summary>
    private static bool IsKey(IOperation? value, QuerySite site) =>
        value is IPropertyReferenceOperation { Instance: { } owner, Property: { ContainingType: { } entity } column }
        && owner.Unwrapped is IParameterReferenceOperation { Parameter.Type: INamedTypeSymbol row }
        && site.TypeOf(row) is var type && EfSymbols.DerivesFrom(row, entity)
        && type.IsPlainColumn(column) && !type.HasConversion(column.Name) && IsPlainKey(column.Type);

    private static bool IsPlainKey(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 } => true,
        { Name: nameof(Guid), IsValueType: true } => true,
        _ => false,
    };
}
