namespace Rowbound.JobRunner;

/// <summary>A row that counts how often a job was applied to it.</summary>
public class CountedRow
{
    public int Id { get; set; }
    public int Hits { get; set; }
    public string Text { get; set; } = "";
    public Mood Mood { get; set; }
}

/// <summary>Stored as text, so that a database can hold what is none.</summary>
public enum Mood
{
    Calm,
    Merry,
}
