using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>A column, and where its values come from.</summary>
internal sealed record ComputedColumn<TInput>(IProperty Property, Func<TInput, object?> Compute);
