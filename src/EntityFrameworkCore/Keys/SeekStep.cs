namespace Rowbound;

/// <summary>
/// One range of the index behind a position: the columns before <paramref name="Level"/> are equal to those of the position, and
/// the column at the level lies beyond it in the way of <paramref name="Kind"/>.
/// </summary>
internal readonly record struct SeekStep(int Level, SeekKind Kind)
{
    /// <summary>The ranges behind a position, nearest first. Nulls are a range of their own at the end where the database sorts
    /// them: <c>ORDER BY a IS NULL, a</c> would leave the index.</summary>
    public static IEnumerable<SeekStep> Behind(IReadOnlyList<KeyColumn> key, NullMask nulls) =>
        RowValues.CanCompare(key) ? [new SeekStep(0, SeekKind.RowValue)] : BehindByPrefix(key, nulls);

    /// <summary>The same without row values.</summary>
    public static IEnumerable<SeekStep> BehindByPrefix(IReadOnlyList<KeyColumn> key, NullMask nulls)
    {
        for (var level = key.Count - 1; level >= 0; level--)
        {
            var column = key[level];
            if (!nulls[level])
                yield return new SeekStep(level, SeekKind.Value);
            if (column.CanBeNull && nulls[level] == column.NullsComeFirst)
                yield return new SeekStep(level, nulls[level] ? SeekKind.AnyValue : SeekKind.Null);
        }
    }
}

internal enum SeekKind
{
    /// <summary>The value at the level lies beyond the position's.</summary>
    Value,

    /// <summary>The position has no value there, and nulls come first: every value lies beyond it.</summary>
    AnyValue,

    /// <summary>The position has a value there, and nulls come last: they are the rest.</summary>
    Null,

    /// <summary>All columns at once, where the database compares rows through an index.</summary>
    RowValue,
}
