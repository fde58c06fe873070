using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>Reads <c>OnModelCreating</c> and <c>IEntityTypeConfiguration&lt;T&gt;.Configure</c> by the symbols of the calls in them.</summary>
internal sealed class FluentReader(ModelConfiguration model)
{
    internal void Read(MethodDeclarationSyntax method, SemanticModel semantics, CancellationToken cancellation)
    {
        SyntaxNode? body = method.Body is null ? method.ExpressionBody : method.Body;
        if (body is null || semantics.GetOperation(body, cancellation) is not { } operation)
            return;

        foreach (var call in operation.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (IsBuilder(call.Receiver?.Type) || EfSymbols.IsEfCore(call.TargetMethod))
                Read(call);
        }
    }

    private void Read(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetEntityTypes" or "HaveConversion":
                model.HasUnreadableParts = true;
                break;
            case "HasKey" when Members(call) is var (entity, names):
                model.Of(entity).Key = names;
                break;
            case "HasAlternateKey" when Members(call) is var (entity, names):
                model.Of(entity).UniqueKeys.Add(names);
                break;
            case "IsUnique" when IsTrue(call) && !HasFilter(call) && Origin(call, "HasIndex") is { } index && Members(index) is var (entity, names):
                model.Of(entity).UniqueKeys.Add(names);
                break;
            case "HasForeignKey" when Members(call) is var (entity, names):
                model.Of(entity).ForeignKeys.UnionWith(names);
                break;
            case "Ignore" when Members(call) is var (entity, names):
                model.Of(entity).Ignored.UnionWith(names);
                break;
            case "Property" when Members(call) is var (entity, names):
                model.Of(entity).Configured.UnionWith(names);
                break;
            default:
                ReadEntityFacet(call);
                ReadPropertyFacet(call);
                break;
        }
    }

    private void ReadEntityFacet(IInvocationOperation call)
    {
        if (EntityOf(call.Receiver?.Type) is not { } entity)
            return;

        var configuration = model.Of(entity);
        switch (call.TargetMethod.Name)
        {
            case "HasNoKey":
                configuration.IsKeyless = true;
                break;
            case "HasData":
                configuration.HasData = true;
                break;
            case "HasQueryFilter":
                configuration.HasQueryFilter = true;
                break;
            case "Navigation":
                model.HasAutoInclude |= call.Consumer is IInvocationOperation { TargetMethod.Name: "AutoInclude" } include && IsTrue(include);
                break;
        }
    }

    private void ReadPropertyFacet(IInvocationOperation call)
    {
        if (Origin(call, "Property") is not { } property || Members(property) is not var (entity, names))
            return;

        var configuration = model.Of(entity);
        foreach (var name in names)
        {
            switch (call.TargetMethod.Name)
            {
                case "HasMaxLength" when Constant(call) is int length:
                    configuration.SetMaxLength(name, length);
                    break;
                case "HasColumnType" when Constant(call) is string type:
                    configuration.SetColumnType(name, type);
                    break;
                case "HasConversion":
                    configuration.Converted.Add(name);
                    break;
                case "IsRowVersion" or "IsConcurrencyToken":
                    configuration.RowVersions.Add(name);
                    break;
            }
        }
    }

    /// <summary>A filtered index says nothing about the rows outside of its filter.</summary>
    private static bool HasFilter(IInvocationOperation call)
    {
        var last = call;
        for (var next = last.Consumer; next is not null; next = last.Consumer)
        {
            // HasFilter is an extension method: the index is its argument.
            if ((next is IArgumentOperation { Parameter.Ordinal: 0 } argument ? argument.Parent : next) is not IInvocationOperation outer)
                break;
            last = outer;
        }

        return last.TargetMethod.Name == "HasFilter" || Origin(last, "HasFilter") is not null;
    }

    /// <summary>The call of this name at the root of a chain of builder calls.</summary>
    private static IInvocationOperation? Origin(IInvocationOperation call, string name)
    {
        for (var current = call.Receiver?.Unwrapped; current is IInvocationOperation inner; current = inner.Receiver?.Unwrapped)
        {
            if (inner.TargetMethod.Name == name)
                return inner;
        }

        return null;
    }

    /// <summary>The entity and the members that a builder call names by lambda, string or <c>nameof</c>.</summary>
    private static (INamedTypeSymbol Entity, ImmutableArray<string> Names)? Members(IInvocationOperation call)
    {
        if (call.Lambda() is { Symbol.Parameters: [{ Type: INamedTypeSymbol entity }] } lambda)
            return (entity, [.. lambda.Body.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Where(IsOwnMember).Select(static p => p.Property.Name)]);

        return EntityOf(call.Receiver?.Type) is { } owner ? (owner, Strings(call)) : null;
    }

    private static bool IsOwnMember(IPropertyReferenceOperation member) => member.Instance?.Unwrapped is IParameterReferenceOperation;

    private static ImmutableArray<string> Strings(IInvocationOperation call) =>
        [.. call.Arguments.SelectMany(static a => a.DescendantsAndSelf()).Select(static o => o.ConstantValue.Value).OfType<string>().Distinct()];

    private static INamedTypeSymbol? EntityOf(ITypeSymbol? builder) =>
        builder is INamedTypeSymbol { Name: "EntityTypeBuilder" or "OwnedNavigationBuilder" or "ReferenceCollectionBuilder", TypeArguments: [.., INamedTypeSymbol entity] } && IsBuilder(builder)
            ? entity
            : null;

    private static bool IsBuilder(ITypeSymbol? type) => type is not null && EfSymbols.IsModelBuilder(type);

    private static object? Constant(IInvocationOperation call) => call.ArgumentAfterReceiver()?.ConstantValue.Value;

    private static bool IsTrue(IInvocationOperation call) => call.ArgumentAfterReceiver() is not { ConstantValue.Value: false };
}
