using System.Globalization;
using System.Reflection;
using System.Text;

namespace Rowbound;

/// <summary>What users compile against changes only on purpose: then copy the received text over the approved one.</summary>
public class PublicApiTests
{
    /// <summary>EF Core 8 and 10 name the setters of an update by different types.</summary>
    private const string Framework =
#if NET10_0_OR_GREATER
        "net10.0";
#else
        "net8.0";
#endif

    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var directory = AppContext.BaseDirectory;
        var received = Print(typeof(Chunk<>).Assembly);
        var approved = File.ReadAllText(Path.Combine(directory, $"PublicApi.{Framework}.approved.txt")).ReplaceLineEndings("\n");
        if (received != approved)
            File.WriteAllText(Path.Combine(directory, $"PublicApi.{Framework}.received.txt"), received);

        Assert.Equal(approved, received);
    }

    private static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {type.Namespace}.{Name(type)}{Bases(type)}\n");
            var members = type.GetMembers(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
            foreach (var line in members.Select(Print).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string? Print(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { IsLiteral: true } field => $"{field.Name} = {field.GetRawConstantValue()}",
        MethodInfo { IsSpecialName: false } method =>
            (method.IsStatic ? "static " : "") +
            $"{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}" +
            $"{(property.SetMethod?.IsPublic == true ? "set; " : "")}}}",
        ConstructorInfo constructor => $".ctor({Parameters(constructor)})",
        _ => null,
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var inherited = type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum ? [parent] : Array.Empty<Type>();
        var bases = type.IsEnum ? [] : inherited.Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []));
        var names = string.Join(", ", bases.Select(Name));
        return names.Length == 0 ? "" : $" : {names}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}" +
        (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
