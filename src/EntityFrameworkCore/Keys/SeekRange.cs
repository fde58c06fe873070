using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Rows that an index holds side by side: <paramref name="Source"/> yields rows of the root entity, <paramref
/// name="Order"/> is the rest of the key that still tells them apart, and <paramref name="Step"/> is how they lie behind the
/// cursor; null: from the first row on.</summary>
internal sealed record SeekRange(Expression Source, IReadOnlyList<KeyColumn> Order, SeekStep? Step = null)
{
    /// <summary>The same rows from the last to the first.</summary>
    public SeekRange Backwards() => this with { Order = Order.Backwards() };
}
