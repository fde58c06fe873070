namespace Rowbound.Tool.Tour;

/// <summary>The tour's place in the temp folder. The database is kept for the next time; the work is thrown away.</summary>
internal sealed class TourFolder : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "rowbound-tour");

    public TourFolder(string databaseKey, int rows)
    {
        Database = Path.Combine(_root, $"shop-{databaseKey}-{rows}.db");
        Work = Directory.CreateDirectory(Path.Combine(_root, $"work-{Environment.ProcessId}")).FullName;
    }

    public string Database { get; }

    public string Work { get; }

    public string CopyOfDatabase()
    {
        var copy = Path.Combine(Work, "copy.db");
        File.Copy(Database, copy, overwrite: true);
        return copy;
    }

    public void Dispose() => Directory.Delete(Work, recursive: true);
}
