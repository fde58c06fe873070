namespace Rowbound.Shared;

/// <summary>
/// What the process leaves behind on the machine, deleted once: by whoever runs last and has time for it, else when the process ends.
/// </summary>
internal static class Leftovers
{
    private static readonly object Gate = new(); // a Lock needs .NET 9
    private static readonly Stack<Action> Deletions = new();

    static Leftovers() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Delete();

    internal static void DeleteAtEnd(Action delete)
    {
        lock (Gate)
            Deletions.Push(delete);
    }

    internal static void DeleteAtEnd(DirectoryInfo folder) => DeleteAtEnd(() => folder.Delete(recursive: true));

    /// <summary>Deletes what came last first.</summary>
    internal static void Delete()
    {
        lock (Gate)
        {
            while (Deletions.TryPop(out var delete))
                delete();
        }
    }
}
