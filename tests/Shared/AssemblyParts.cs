using System.Reflection;

namespace Rowbound.Shared;

/// <summary>Rules and fixes, found in the assemblies that they ship in.</summary>
internal static class AssemblyParts
{
    extension(Assembly assembly)
    {
        /// <summary>One of each class of a kind, by name: rules and fixes have a constructor without parameters.</summary>
        internal System.Collections.Immutable.ImmutableArray<T> Instances<T>() =>
        [
            .. assembly.GetTypes()
                .Where(static type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
                .OrderBy(static type => type.Name, StringComparer.Ordinal)
                .Select(static type => (T)Activator.CreateInstance(type)!),
        ];
    }
}
