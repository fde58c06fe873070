namespace Rowbound;

/// <summary>A row that a job put aside because it failed with it alone (<see cref="PoisonPolicy.Quarantine"/>).</summary>
public sealed class QuarantinedRow
{
    internal const int MaxTypeLength = 200;

    private QuarantinedRow()
    {
    }

    /// <summary>Tells rows apart, and says nothing else.</summary>
    public Guid Id { get; private init; }

    /// <summary>The name of the job.</summary>
    public string Job { get; private init; } = "";

    /// <summary><see cref="ChunkJobOptions.Partition"/> of the job.</summary>
    public string Partition { get; private init; } = "";

    /// <summary>The key of the row, as <see cref="Position"/> writes it.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The type of the exception.</summary>
    public string ErrorType { get; private init; } = "";

    /// <summary>The message of the exception, and of those that caused it.</summary>
    public string ErrorMessage { get; private init; } = "";

    /// <summary>When the row was put aside, by the clock of who did it.</summary>
    public DateTimeOffset At { get; private init; }

    internal static QuarantinedRow Of(ChunkCheckpoint to, Exception exception) => new()
    {
        Id = Guid.NewGuid(),
        Job = to.Job,
        Partition = to.Partition,
        Key = to.Position,
        ErrorType = NameOf(exception.GetType()),
        ErrorMessage = string.Join(" ", Causes(exception).Select(cause => cause.Message)),
        At = to.UpdatedAt,
    };

    private static string NameOf(Type type) =>
        type.ToString() is { Length: > MaxTypeLength } name ? name[..MaxTypeLength] : type.ToString();

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
