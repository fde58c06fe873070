namespace Rowbound.Harness;

/// <summary><see cref="Progress{T}"/> posts to another thread; this tells at once.</summary>
internal sealed class Now<T>(Action<T> told) : IProgress<T>
{
    public void Report(T value) => told(value);
}
