#pragma warning disable IDE0130 // the compiler looks for these types by this namespace

namespace System.Runtime.CompilerServices
{
    /// <summary>Lets netstandard2.0 code declare <c>init</c> accessors and records.</summary>
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>The value is not null when the method returns <paramref name="returnValue"/>.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }
}

namespace System
{
    /// <summary>Lets the compiler write list patterns for indexable types.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
