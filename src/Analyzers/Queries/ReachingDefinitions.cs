namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Which values a variable may have where it is read: one walk over a body in the order of evaluation. Branches note only what
/// they change, so that the walk costs as much as there are assignments, not branches times variables.
/// </summary>
internal sealed class ReachingDefinitions
{
    private readonly AssignedVariables _assigned;
    private readonly Dictionary<ISymbol, Definition> _now = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, Definition> _reaching = [];
    private readonly Dictionary<ILabelSymbol, Exits> _exits = new(SymbolEqualityComparer.Default);
    private readonly Stack<Branch> _branches = new();
    private readonly Stack<IMethodSymbol> _functions = new();

    private ReachingDefinitions(AssignedVariables assigned) => _assigned = assigned;

    internal static ReachingDefinitions Of(ImmutableArray<IOperation> blocks, AssignedVariables assigned)
    {
        var walk = new ReachingDefinitions(assigned);
        foreach (var parameter in assigned.Parameters)
            walk._now[parameter] = assigned.GivenTo(parameter);
        walk._branches.Push(new());
        foreach (var block in blocks)
            walk.Visit(block);
        return walk;
    }

    /// <summary>What a variable may be where it is named; unseen where nothing of the body defines it.</summary>
    internal Definition At(IOperation reference) => _reaching.TryGetValue(reference, out var found) ? found : Definition.Unseen;

    /// <summary>The places where the value of a definition may be read.</summary>
    internal IEnumerable<IOperation> ReachedBy(IOperation value, IReadOnlyList<IOperation> references) =>
        references.Where(r => At(r).MayBe(value));

    private void Visit(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                break;
            case IAnonymousFunctionOperation lambda:
                VisitFunction(lambda.Symbol, lambda.Body);
                break;
            case ILocalFunctionOperation function:
                VisitFunction(function.Symbol, function.Body);
                break;
            case ILoopOperation loop:
                VisitLoop(loop);
                break;
            case ISwitchOperation choice:
                VisitSwitch(choice);
                break;
            case ITryOperation attempt:
                VisitTry(attempt);
                break;
            case IBranchOperation jump:
                Leave(jump.Target);
                break;
            case IReturnOperation or IThrowOperation:
                VisitChildren(operation);
                _branches.Peek().IsDead = true;
                break;
            default:
                VisitValue(operation);
                break;
        }
    }

    private void VisitValue(IOperation operation)
    {
        switch (operation)
        {
            case IConditionalOperation choice:
                Visit(choice.Condition);
                Join([Run(choice.WhenTrue), Run(choice.WhenFalse)]);
                break;
            case ISwitchExpressionOperation choice:
                Visit(choice.Value);
                Join([.. choice.Arms.Select(arm => Run(arm))]);
                break;
            case ICoalesceOperation choice:
                Visit(choice.Value);
                Join([Run(choice.WhenNull), Run(null)]);
                break;
            case IConditionalAccessOperation access:
                Visit(access.Operation);
                Join([Run(access.WhenNotNull), Run(null)]);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                Visit(both.LeftOperand);
                Join([Run(both.RightOperand), Run(null)]);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Read(operation);
                Define(operation);
                break;
            default:
                VisitChildren(operation);
                Define(operation);
                break;
        }
    }

    private void VisitChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Visit(child);
    }

    /// <summary>
    /// The code of a lambda or local function may run at any time: what it reads of others' variables is anything.
    /// </summary>
    private void VisitFunction(IMethodSymbol function, IOperation? body)
    {
        _functions.Push(function);
        foreach (var parameter in function.Parameters)
        {
            if (_assigned.IsAssigned(parameter))
                _now[parameter] = _assigned.GivenTo(parameter);
        }

        Run(body);
        _functions.Pop();
    }

    private void Read(IOperation reference)
    {
        if (reference.VariableNamed is not { } variable || !_assigned.IsAssigned(variable)
            || reference is { IsWritten: true, Parent: not ICoalesceAssignmentOperation })
            return;

        var isOwn = _functions.Count == 0 || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _functions.Peek());
        _reaching[reference] = !isOwn || _assigned.MayChangeAnywhere(variable) || !_now.TryGetValue(variable, out var now)
            ? _assigned.AnyDefinitionOf(variable)
            : now;
    }

    private void Define(IOperation operation)
    {
        foreach (var assignment in _assigned.By(operation))
        {
            if (assignment.Replaces)
                Set(assignment.Variable, assignment.Definition);
            else
                Add(assignment);
        }
    }

    private void Add(Assignment assignment) => Set(assignment.Variable, OneOf([Now(assignment.Variable), assignment.Definition]));

    /// <summary>Adds all that a part of the body assigns, which may have run in part, or over and over.</summary>
    private void AddAllOf(IOperation part)
    {
        foreach (var group in _assigned.Within(part).GroupBy(static a => a.Variable, SymbolEqualityComparer.Default))
        {
            var variable = group.Key!; // the variable of an assignment
            Set(variable, OneOf([Now(variable), .. group.Select(static a => a.Definition)]));
        }
    }

    private void VisitLoop(ILoopOperation loop)
    {
        if (loop is IForLoopOperation { Before: var before })
        {
            foreach (var start in before)
                Visit(start);
        }
        else if (loop is IForEachLoopOperation each)
        {
            Visit(each.Collection);
        }

        // Whatever a turn assigns may be there at the start of the next, and after the last.
        AddAllOf(loop);
        Apart(() => VisitTurn(loop));
    }

    private void VisitTurn(ILoopOperation loop)
    {
        if (loop is IForLoopOperation counted)
        {
            Visit(counted.Condition);
            Visit(loop.Body);
            foreach (var step in counted.AtLoopBottom)
                Visit(step);
        }
        else if (loop is IForEachLoopOperation each)
        {
            Visit(each.LoopControlVariable);
            Visit(loop.Body);
        }
        else
        {
            VisitChildren(loop);
        }
    }

    private void VisitSwitch(ISwitchOperation choice)
    {
        Visit(choice.Value);
        var exits = _exits[choice.ExitLabel] = new(_branches.Count);
        var hasDefault = choice.Cases.Any(static c => c.Clauses.Any(static l => l.CaseKind == CaseKind.Default));
        var ends = choice.Cases.Select(one => Apart(() => VisitChildren(one))).ToList();
        if (!hasDefault)
            ends.Add(Run(null));
        _exits.Remove(choice.ExitLabel);
        Join([.. ends, .. exits.Outcomes]);
    }

    private void VisitTry(ITryOperation attempt)
    {
        var body = Run(attempt.Body);
        var catches = attempt.Catches.Select(handler => Apart(() =>
        {
            // The body may have failed before or behind any of its assignments.
            AddAllOf(attempt.Body);
            VisitChildren(handler);
        })).ToList();
        Join([body, .. catches]);
        if (attempt.Finally is not null)
            Visit(attempt.Finally);
    }

    private void Leave(ILabelSymbol target)
    {
        if (_exits.TryGetValue(target, out var exits))
            exits.Outcomes.Add(ChangedSince(exits.Depth));
        _branches.Peek().IsDead = true;
    }

    /// <summary>Runs code that may be passed by: what it changes is taken back, and told.</summary>
    private Outcome Apart(Action code)
    {
        _branches.Push(new());
        code();
        var outcome = ChangedSince(_branches.Count - 1);
        foreach (var pair in _branches.Pop().Before)
            Restore(pair.Key, pair.Value);
        return outcome;
    }

    private Outcome Run(IOperation? operation) => Apart(() => Visit(operation));

    private void Restore(ISymbol variable, Definition? before)
    {
        if (before is null)
            _now.Remove(variable);
        else
            _now[variable] = before;
    }

    /// <summary>What the branches from this depth on have changed so far.</summary>
    private Outcome ChangedSince(int depth)
    {
        var after = new Dictionary<ISymbol, Definition>(SymbolEqualityComparer.Default);
        var isDead = false;
        foreach (var branch in _branches.Take(_branches.Count - depth))
        {
            isDead |= branch.IsDead;
            foreach (var variable in branch.Before.Keys)
            {
                if (Now(variable) is { } now)
                    after[variable] = now;
            }
        }

        return new(after, isDead);
    }

    /// <summary>Goes on behind several branches of which one has run.</summary>
    private void Join(ImmutableArray<Outcome> outcomes)
    {
        var live = outcomes.Where(static o => !o.IsDead).ToList();
        if (live.Count == 0)
        {
            _branches.Peek().IsDead = true;
            return;
        }

        foreach (var variable in new HashSet<ISymbol>(live.SelectMany(static o => o.After.Keys), SymbolEqualityComparer.Default))
            Set(variable, OneOf(live.Select(o => o.After.TryGetValue(variable, out var after) ? after : Now(variable))));
    }

    private Definition? Now(ISymbol variable) => _now.TryGetValue(variable, out var now) ? now : null;

    private void Set(ISymbol variable, Definition definition)
    {
        var before = _branches.Peek().Before;
        if (!before.ContainsKey(variable))
            before[variable] = Now(variable);
        _now[variable] = definition;
    }

    /// <summary>
    /// One of the definitions that there are: a variable that is not assigned yet on some path cannot be read there.
    /// </summary>
    private static Definition OneOf(IEnumerable<Definition?> definitions) =>
        Definition.OneOf(definitions.OfType<Definition>());

    private sealed class Branch
    {
        internal Dictionary<ISymbol, Definition?> Before { get; } = new(SymbolEqualityComparer.Default);

        internal bool IsDead { get; set; }
    }

    /// <summary>Where a jump leaves a <c>switch</c>: what the way to it has changed.</summary>
    private sealed record Exits(int Depth)
    {
        internal List<Outcome> Outcomes { get; } = [];
    }

    private sealed record Outcome(Dictionary<ISymbol, Definition> After, bool IsDead);
}
