namespace Rowbound;

/// <summary>A tracked row and what was read of it.</summary>
internal sealed class ComputedRow<T, TInput>(T entity, TInput input)
{
    public T Entity { get; } = entity;

    public TInput Input { get; } = input;
}
