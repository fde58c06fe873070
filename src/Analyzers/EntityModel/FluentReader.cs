using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.EntityModel;

/// <summary>
/// Reads methods that are given a model builder by the symbols of the calls in them: <c>OnModelCreating</c>, the <c>Configure</c>
/// of a configuration class, and what helps them. Generic ones are read for every type that they are used with.
/// </summary>
internal sealed class FluentReader(ModelConfiguration model, ConfigurationBodies bodies)
{
    private const int MaxDepth = 5;

    private static readonly string[] Parts = ["OwnsOne", "OwnsMany", "ComplexProperty", "ComplexCollection"];

    private readonly ConventionReader _conventions = new(model);

    /// <summary>Whether a generic class configures what its type parameter stands for.</summary>
    internal bool HasGenericParts { get; private set; }

    internal void Read(MethodDeclarationSyntax method)
    {
        HasGenericParts |= method.Parent is ClassDeclarationSyntax { TypeParameterList: not null };
        // A generic method is read where it is called.
        if (method.TypeParameterList is null)
            Read(bodies.BodyOf(method), TypeBindings.None, 0);
    }

    /// <summary>Reads the generic configuration that a class inherits without a word of its own.</summary>
    internal void ReadInherited(INamedTypeSymbol configuration)
    {
        if (configuration is { IsAbstract: false, IsGenericType: false })
            ReadConfigure(configuration, TypeBindings.None, 0);
    }

    /// <summary>A class that is not generic itself is read where it stands.</summary>
    private void ReadConfigure(INamedTypeSymbol? configuration, TypeBindings bindings, int depth)
    {
        for (var type = configuration; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Configure").OfType<IMethodSymbol>().FirstOrDefault(IsConfiguration) is not { } method)
                continue;
            if (type.IsGenericType)
                Read(bodies.BodyOf(method), bindings.For(method), depth + 1);
            return;
        }
    }

    private static bool IsConfiguration(IMethodSymbol method) =>
        method.Parameters.Any(static p => EfSymbols.IsModelBuilder(p.Type));

    private void Read(IOperation? body, TypeBindings bindings, int depth)
    {
        if (body is null || depth > MaxDepth)
            return;

        foreach (var call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            model.HasUnreadableParts |= EfSymbols.GivesEntityTypes(call.TargetMethod);
            if (IsBuilder(call.Receiver) || EfSymbols.IsEfCore(call.TargetMethod))
                Read(call, new(call, bindings), bindings, depth);
            if (IsGeneric(call.TargetMethod) && call.Arguments.Any(static a => IsBuilder(a.Value)))
                Read(bodies.BodyOf(call.TargetMethod), bindings.For(call.TargetMethod), depth + 1);
        }
    }

    private static bool IsGeneric(IMethodSymbol method) =>
        !EfSymbols.IsEfCore(method) && (method.IsGenericMethod || method.ContainingType is { IsGenericType: true });

    private static bool IsBuilder(IOperation? value) => value?.Unwrapped.Type is { } type && EfSymbols.IsModelBuilder(type);

    private void Read(IInvocationOperation operation, BuilderCall call, TypeBindings bindings, int depth)
    {
        if (call.IsOfUnknownType)
            model.HasUnreadableParts = true;
        else if (call.Name == "ApplyConfiguration")
            ReadConfigure(operation.ArgumentAfterReceiver()?.Unwrapped.Type as INamedTypeSymbol, bindings, depth);
        else if (!ReadKeys(call) && !_conventions.Read(call))
            ReadFacets(call);
    }

    /// <summary>Whether the call says something of keys, indexes or which properties are columns.</summary>
    private bool ReadKeys(BuilderCall call)
    {
        switch (call.Name)
        {
            case "HasKey" when call.Members is var (entity, names):
                model.Of(entity).Key = names;
                model.Of(entity).HasUnreadableKey = names.IsEmpty;
                break;
            case "HasAlternateKey" when call.Members is var (entity, names):
                model.Of(entity).UniqueKeys.Add(names);
                break;
            case "IsUnique" or "HasFilter" when call.Origin("HasIndex")?.Members is var (entity, names):
                var isUnique = call.Name == "IsUnique" && call.IsTrue && !call.IsWith("HasFilter");
                (isUnique ? model.Of(entity).UniqueKeys : model.Of(entity).OtherIndexes).Add(names);
                break;
            case "HasForeignKey" or "Ignore" or "Property" or "PrimitiveCollection" when call.Members is var (entity, names):
                SetOf(call.Name, model.Of(entity)).UnionWith(names);
                break;
            default:
                return false;
        }

        return true;
    }

    private static HashSet<string> SetOf(string call, EntityConfiguration configuration) => call switch
    {
        "HasForeignKey" => configuration.ForeignKeys,
        "Ignore" => configuration.Ignored,
        _ => configuration.Configured,
    };

    private void ReadFacets(BuilderCall call)
    {
        if (call.Relationship is var (dependent, principal))
            model.Of(dependent).Principals.Add(principal);
        if (call.Entity is { } entity)
            ReadEntityFacet(call, model.Of(entity));
        if (call.Name == "ToJson" && call.Around(Parts)?.Members is var (owner, names))
            model.Of(owner).Json.UnionWith(names);
        ReadPropertyFacet(call);
    }

    private void ReadEntityFacet(BuilderCall call, EntityConfiguration configuration)
    {
        switch (call.Name)
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
                model.HasAutoInclude |= call.IsIncludedAlways;
                break;
            case { } name when Parts.Contains(name) && call.Members is var (owner, names):
                configuration.Owned.UnionWith(names);
                if (call.Name == "OwnsMany" && call.Target is { } part)
                    model.Of(part).Principals.Add(owner);
                break;
        }
    }

    private void ReadPropertyFacet(BuilderCall call)
    {
        if (call.Origin("Property")?.Members is not var (entity, names))
            return;

        var configuration = model.Of(entity);
        foreach (var name in names)
        {
            switch (call.Name)
            {
                case "HasMaxLength" when call.Constant is int length:
                    configuration.SetMaxLength(name, length);
                    break;
                case "HasColumnType" when call.Constant is string type:
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
}
