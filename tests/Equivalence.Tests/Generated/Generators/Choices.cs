using FsCheck;
using FsCheck.Fluent;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>The few ways to choose that the generators are made of.</summary>
internal static class Choices
{
    /// <summary>One of these.</summary>
    internal static Gen<T> Of<T>(params T[] values) => Gen.Elements(values);

    /// <summary>One of these, by weight.</summary>
    internal static Gen<T> Weighted<T>(params (int Weight, T Value)[] values) =>
        Gen.Frequency([.. values.Select(static v => (v.Weight, Gen.Constant(v.Value)))]);

    /// <summary>One of what these give, by weight; those of weight 0 give nothing.</summary>
    internal static Gen<T> Weighted<T>(params (int Weight, Gen<T> Gen)[] generators) =>
        Gen.Frequency([.. generators.Where(static g => g.Weight > 0)]);

    /// <summary>True in so many of a hundred cases.</summary>
    internal static Gen<bool> Percent(int share) => Gen.Choose(0, 99).Select(n => n < share);

    /// <summary>So many elements.</summary>
    internal static Gen<IReadOnlyList<T>> Some<T>(this Gen<T> element, int least, int most) =>
        from count in Gen.Choose(least, most)
        from elements in element.ArrayOf(count)
        select (IReadOnlyList<T>)elements;

    /// <summary>Elements in so many of a hundred cases, else none.</summary>
    internal static Gen<IReadOnlyList<T>> Rarely<T>(this Gen<T> element, int percent, int most = 1) =>
        from isThere in Percent(percent)
        from elements in element.Some(isThere ? 1 : 0, isThere ? most : 0)
        select elements;
}
