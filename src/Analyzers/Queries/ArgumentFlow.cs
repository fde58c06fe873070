using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Follows rows, and collections of rows, into methods of the compilation that they are given to.</summary>
internal sealed class ArgumentFlow(ResultFlow flow)
{
    /// <summary>Follows a row that is an argument.</summary>
    internal void FollowRow(IArgumentOperation argument)
    {
        if (Pass(argument, isRow: true) is { } passed)
            Take(passed, argument, CollectionPath.OfRows);
        else
            flow.Escape();
    }

    /// <summary>Follows a collection that is an argument.</summary>
    internal CollectionUseKind FollowCollection(IArgumentOperation argument, CollectionPath path)
    {
        var passed = Pass(argument, isRow: false);
        if (passed is null)
            flow.Escape();
        else
            Take(passed, argument, path);
        if (flow.Model.Symbols.IsReadOnlySequence(argument.Parameter?.Type))
            return CollectionUseKind.HandedOver;
        return passed is null ? CollectionUseKind.Unknown : CollectionUseKind.PassedOn;
    }

    /// <summary>The call of <c>Select</c> or <c>SelectMany</c> in memory whose lambda ends here.</summary>
    internal static IInvocationOperation? ProjectionBy(IOperation exit, ResultFlow flow) =>
        exit.EnclosingFunction is IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda
        && lambda.Consumer is IArgumentOperation { Parent: IInvocationOperation call }
        && flow.Model.Symbols.IsInMemory(call.TargetMethod)
        && flow.Model.Symbols.OperatorOf(call.TargetMethod) is QueryOperator.Select or QueryOperator.SelectMany
            ? call
            : null;

    /// <summary>What a method does with an argument; <see langword="null"/> where its code is not seen.</summary>
    private PassedUse? Pass(IArgumentOperation argument, bool isRow)
    {
        var method = argument.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null || argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None } given }
            || flow.Model.SeenCodeOf(method, flow.Body) is not { } code
            || code.Method.Parameters.ElementAtOrDefault(given.Ordinal) is not { } parameter || !IsWrittenAt(parameter))
            return null;

        return flow.Model.Passed.Of(code, parameter, isRow, flow.Calls);
    }

    /// <summary>
    /// Whether the code names the parameter by this symbol: that of an extension block or a type is another one.
    /// </summary>
    private static bool IsWrittenAt(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is ParameterSyntax
        {
            Parent.Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax,
        };

    private void Take(PassedUse passed, IArgumentOperation argument, CollectionPath path)
    {
        var rows = flow.Use.Rows;
        rows.Add(passed.Rows);
        rows.HasNamedType = true;
        (flow.Accumulation?.Read ?? rows.ReadInPassing).UnionWith(passed.Rows.Read);
        var call = argument.Parent!; // an argument is a part of a call
        if (passed.IsMutated)
            NoteMutation(path, argument);
        if (passed.IsEmptied)
            flow.Accumulation?.Emptied.Add(call);
        if (passed.IsEmptied && path.ReadsResult)
            flow.Passed.IsEmptied = true;
        if (path.ReadsResult)
            flow.NoteEnumeration(call, passed.Enumerations);
        TakeFills(passed, call);
        if (passed.Returned != ReturnedRows.None)
            FollowReturned(passed.Returned, call, path);
    }

    private void NoteMutation(CollectionPath path, IArgumentOperation argument)
    {
        new CollectionMembers(flow).NoteMutation(path);
        if (path.IsResult)
            flow.Use.Collection.Add(new(CollectionUseKind.Mutated, argument));
    }

    private void TakeFills(PassedUse passed, IOperation call)
    {
        var arguments = call switch
        {
            IInvocationOperation { Arguments: var given } => given,
            IObjectCreationOperation { Arguments: var given } => given,
            _ => [],
        };
        foreach (var ordinal in passed.AddedTo)
        {
            if (!flow.Fills.Fill(arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value, call))
                flow.Escape();
        }

        foreach (var local in passed.KeptIn)
            flow.Fills.FillCaptured(local, call);
    }

    /// <summary>Goes on with what the method returns of the value, awaited where it is asynchronous.</summary>
    private void FollowReturned(ReturnedRows returned, IOperation call, CollectionPath path)
    {
        if (Awaited(call) is not { } result || returned == (ReturnedRows.One | ReturnedRows.Many))
            flow.Escape();
        else if (returned == ReturnedRows.One)
            flow.Rows.Follow(result);
        else
            flow.Collections.Follow(result, path.View);
    }

    /// <summary>
    /// What a call gives; the <c>await</c> of it where it gives a task, and nothing where the task goes elsewhere.
    /// </summary>
    private static IOperation? Awaited(IOperation call)
    {
        if (call is not IInvocationOperation { TargetMethod.IsAsync: true } || IsStream(call.Type))
            return call;

        var consumer = call.Consumer;
        if (consumer is IInvocationOperation configured && EfSymbols.IsConfigureAwait(configured.TargetMethod))
            consumer = configured.Consumer;
        return consumer switch
        {
            IAwaitOperation awaited => awaited,
            _ => null,
        };
    }

    private static bool IsStream(ITypeSymbol? type) => type is { Name: "IAsyncEnumerable" };
}
