namespace Rowbound.Analyzers.Queries;

/// <summary>Follows a collection into its own methods: those of <c>List&lt;T&gt;</c> and its like.</summary>
internal sealed class CollectionMembers(ResultFlow flow)
{
    /// <summary>Follows a collection that a method is called on.</summary>
    internal CollectionUseKind Follow(IInvocationOperation call, CollectionPath path)
    {
        if (!flow.Model.Symbols.IsFromMetadata(call.TargetMethod))
        {
            flow.Escape();
            return CollectionUseKind.Unknown;
        }

        NoteEmptied(call, path);
        var kind = Mutates(call, path) ?? Visits(call, path) ?? Unseen();

        // The list that rows are added to may get another type of element: few methods are known to work as well with that.
        return flow.Accumulation is null || call.TargetMethod.Name is "Add" or "AddRange" or "Clear" or "ForEach"
            ? kind
            : Unseen();
    }

    /// <summary>Notes that a collection is changed: what a navigation holds belongs to the row.</summary>
    internal void NoteMutation(CollectionPath path)
    {
        if (path.Navigation is { } navigation)
            flow.Use.Rows.Written.Add(navigation.OriginalDefinition);
        if (path.ReadsResult)
            flow.Passed.IsMutated = true;
    }

    private void NoteEmptied(IInvocationOperation call, CollectionPath path)
    {
        if (!EfSymbols.Empties(call.TargetMethod))
            return;
        flow.Accumulation?.Emptied.Add(call);
        if (path.ReadsResult)
            flow.Passed.IsEmptied = true;
    }

    private CollectionUseKind? Mutates(IInvocationOperation call, CollectionPath path)
    {
        switch (call.TargetMethod.Name)
        {
            case "Add" or "AddRange" or "Insert" or "InsertRange" or "Clear" or "RemoveAt" or "RemoveRange" or "Reverse"
                or "TrimExcess" or "EnsureCapacity":
                break;
            case "Remove":
                flow.Use.Rows.IsCompared = true;
                break;
            case "RemoveAll":
                flow.Rows.FollowLambdas(call);
                break;
            case "Sort" when call.Lambda() is { Symbol: { IsAsync: false, Parameters: [var one, var other] } }:
                flow.Rows.FollowVariable(one);
                flow.Rows.FollowVariable(other);
                break;
            default:
                return null;
        }

        // What is added to the result has the type of its rows.
        flow.Use.Rows.HasNamedType |= path.ReadsResult
            && call.TargetMethod.Name is "Add" or "AddRange" or "Insert" or "InsertRange";
        NoteMutation(path);
        return path.IsResult ? CollectionUseKind.Mutated : CollectionUseKind.Unknown;
    }

    private CollectionUseKind? Visits(IInvocationOperation call, CollectionPath path)
    {
        switch (call.TargetMethod.Name)
        {
            case "ForEach" or "Exists" or "TrueForAll" or "FindIndex" or "FindLastIndex":
                flow.Rows.FollowLambdas(call);
                break;
            case "Find" or "FindLast" when flow.Model.Symbols.IsList(call.Instance?.Type):
                flow.Rows.FollowLambdas(call);
                flow.Use.Rows.MayBeNull = true;
                flow.Rows.Follow(call);
                break;
            case "FindAll" or "GetRange":
                flow.Rows.FollowLambdas(call);
                flow.Collections.Follow(call, CollectionPath.OfRows);
                break;
            case "ToArray" when flow.Model.Symbols.IsList(call.Instance?.Type):
                flow.Collections.Follow(call, CollectionPath.OfRows);
                break;
            case "AsReadOnly":
                flow.Collections.Follow(call, path.View);
                return CollectionUseKind.Visited;
            default:
                return null;
        }

        if (path.ReadsResult)
            flow.NoteEnumeration(call);
        return CollectionUseKind.Visited;
    }

    private CollectionUseKind Unseen()
    {
        flow.Escape();
        return CollectionUseKind.Unknown;
    }
}
