using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Rows that an index holds side by side: <paramref name="Source"/> yields rows of the root entity, and
/// <paramref name="Order"/> is the rest of the key that still tells them apart.</summary>
internal sealed record SeekRange(Expression Source, IReadOnlyList<KeyColumn> Order);
