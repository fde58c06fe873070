using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>One call of a model builder: what it is about, by the chain of calls that it stands in.</summary>
internal readonly struct BuilderCall(IInvocationOperation call, TypeBindings bindings)
{
    internal string Name => call.TargetMethod.Name;

    /// <summary>The entity type that the builder is for.</summary>
    internal INamedTypeSymbol? Entity => EntityOf(call.Receiver);

    /// <summary>The first type argument of the call, or the type that is given in its place.</summary>
    internal INamedTypeSymbol? NamedType => call.TargetMethod.TypeArguments is [var argument, ..]
        ? bindings.Resolve(argument)
        : TypeIn(call.ArgumentAfterReceiver());

    /// <summary>The same of any type, as of the values that a convention is for.</summary>
    internal ITypeSymbol? ValueType => call.TargetMethod.TypeArguments is [IArrayTypeSymbol array, ..]
        ? array
        : NamedType ?? (call.ArgumentAfterReceiver()?.Unwrapped as ITypeOfOperation)?.TypeOperand;

    internal object? Constant => call.ArgumentAfterReceiver()?.ConstantValue.Value;

    internal bool IsTrue => call.ArgumentAfterReceiver() is not { ConstantValue.Value: false };

    /// <summary>The entity and the members that the call names by lambda, string or <c>nameof</c>.</summary>
    internal (INamedTypeSymbol Entity, ImmutableArray<string> Names)? Members
    {
        get
        {
            if (call.Lambda() is { Symbol.Parameters: [{ Type: var row }] } lambda && !EfSymbols.IsModelBuilder(row))
                return bindings.Resolve(row) is { } entity ? (entity, MembersIn(lambda)) : null;

            var owner = Name == "HasForeignKey" ? NamedType ?? Entity : Entity;
            return owner is null ? null : (owner, Strings());
        }
    }

    /// <summary>The call of one of these names that this one is chained to.</summary>
    internal BuilderCall? Origin(params string[] names)
    {
        for (var current = Previous(call.Receiver); current is not null; current = Previous(current.Receiver))
        {
            if (names.Contains(current.TargetMethod.Name))
                return new(current, bindings);
        }

        return null;
    }

    /// <summary>The call of one of these names that this one is chained to, or in a lambda of.</summary>
    internal BuilderCall? Around(params string[] names)
    {
        if (Origin(names) is { } origin)
            return origin;

        for (IOperation? current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Consumer.Parent: IInvocationOperation outer }
                && names.Contains(outer.TargetMethod.Name))
                return new(outer, bindings);
        }

        return null;
    }

    /// <summary>Whether a call of this name is chained to this one, before or after.</summary>
    internal bool IsWith(string name)
    {
        var last = call;
        for (var next = last.Consumer; next is not null; next = last.Consumer)
        {
            // An extension method has the builder as its argument.
            var outer = next is IArgumentOperation { Parameter.Ordinal: 0 } argument ? argument.Parent : next;
            if (outer is not IInvocationOperation following)
                break;
            last = following;
        }

        return last.TargetMethod.Name == name || new BuilderCall(last, bindings).Origin(name) is not null;
    }

    /// <summary>The entity types of a relationship that the call has completed: who depends on whom.</summary>
    internal (INamedTypeSymbol Dependent, INamedTypeSymbol Principal)? Relationship =>
        call.Type is INamedTypeSymbol { Name: "ReferenceCollectionBuilder", TypeArguments: [var principal, var dependent] }
        && bindings.Resolve(principal) is { } one && bindings.Resolve(dependent) is { } many
            ? (many, one)
            : null;

    /// <summary>The type that the property named by the call leads to.</summary>
    internal INamedTypeSymbol? Target =>
        call.Type is INamedTypeSymbol { Name: "OwnedNavigationBuilder", TypeArguments: [_, var part] }
            ? bindings.Resolve(part)
            : call.TargetMethod.TypeArguments is [.., var argument] ? bindings.Resolve(argument) : null;

    /// <summary>Whether the navigation that the call names is loaded with every query.</summary>
    internal bool IsIncludedAlways =>
        call.Consumer is IInvocationOperation { TargetMethod.Name: "AutoInclude" } include
        && new BuilderCall(include, bindings).IsTrue;

    /// <summary>Whether the call asks for the builder of an entity type that is known only when the program runs.</summary>
    internal bool IsOfUnknownType => Name == "Entity" && call.TargetMethod.TypeArguments.IsEmpty
        && call.ArgumentAfterReceiver() is { ConstantValue.HasValue: false } type && TypeIn(type) is null;

    /// <summary>Whether the call is about a type parameter that is not bound here.</summary>
    internal bool IsOpen =>
        call.TargetMethod.TypeArguments is [ITypeParameterSymbol parameter, ..] && bindings.Resolve(parameter) is null;

    /// <summary>Whether the call changes the set of conventions that build the model.</summary>
    internal bool IsOfConventions => call.TargetMethod.ContainingType.Name == "ConventionSetBuilder";

    private INamedTypeSymbol? EntityOf(IOperation? builder) => builder?.Type switch
    {
        INamedTypeSymbol
        {
            Name: "EntityTypeBuilder" or "OwnedNavigationBuilder" or "OwnershipBuilder" or "ReferenceCollectionBuilder"
                or "ComplexPropertyBuilder" or "ComplexCollectionBuilder",
            TypeArguments: [.., var entity],
        } type when EfSymbols.IsModelBuilder(type) => bindings.Resolve(entity),
        INamedTypeSymbol { Name: "EntityTypeBuilder", TypeArguments.IsEmpty: true } type when EfSymbols.IsModelBuilder(type) =>
            Untyped(builder),
        _ => null,
    };

    /// <summary>The entity of <c>Entity(typeof(T))</c>, in whose chain or lambda the builder is used.</summary>
    private static INamedTypeSymbol? Untyped(IOperation builder)
    {
        var entity = Previous(builder);
        while (entity is not null && entity.TargetMethod.Name != "Entity")
            entity = Previous(entity.Receiver);
        entity ??= Enclosing(builder);
        return entity is null ? null : TypeIn(entity.ArgumentAfterReceiver());
    }

    private static IInvocationOperation? Enclosing(IOperation builder)
    {
        if (builder.Unwrapped is not IParameterReferenceOperation { Parameter: var parameter })
            return null;

        for (IOperation? current = builder; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda
                && lambda.Consumer?.Parent is IInvocationOperation { TargetMethod.Name: "Entity" } outer
                && lambda.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default))
                return outer;
        }

        return null;
    }

    private static INamedTypeSymbol? TypeIn(IOperation? argument) =>
        argument?.Unwrapped is ITypeOfOperation { TypeOperand: INamedTypeSymbol type } ? type : null;

    /// <summary>The call that a builder comes from, through a local that holds it.</summary>
    private static IInvocationOperation? Previous(IOperation? builder) => builder?.Unwrapped switch
    {
        IInvocationOperation inner => inner,
        ILocalReferenceOperation { Local: var local } use => Previous(InitialValue(use, local)),
        _ => null,
    };

    private static IOperation? InitialValue(IOperation use, ILocalSymbol local)
    {
        var root = use;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
    }

    private static ImmutableArray<string> MembersIn(IAnonymousFunctionOperation lambda) =>
    [
        .. lambda.Body.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
            .Where(static m => m.Instance?.Unwrapped is IParameterReferenceOperation).Select(static p => p.Property.Name),
    ];

    /// <summary>The names that are given as text: of a call that takes a list, those in it, not the name of an index.</summary>
    private ImmutableArray<string> Strings()
    {
        var list = call.Arguments.Where(static a => a.Parameter?.Type is IArrayTypeSymbol).ToList();
        return
        [
            .. (list.Count > 0 ? list : call.Arguments.AsEnumerable()).SelectMany(static a => a.DescendantsAndSelf())
                .Select(static o => o.ConstantValue.Value).OfType<string>().Distinct(),
        ];
    }
}
