namespace Rowbound;

/// <summary>Whether a stream goes on behind its last row when its connection is lost.</summary>
public enum ResumeMode
{
    /// <summary>Where the context's execution strategy retries on failure and the query has a key; every other stream ends with
    /// the exception.</summary>
    Auto,

    /// <summary>
    /// In any case: what cannot be resumed is refused at the call. Where the context's strategy does not retry, whatever the
    /// driver calls transient (<c>DbException.IsTransient</c>) is tried again six times, with pauses that grow to half a minute.
    /// </summary>
    Required,

    /// <summary>Never: a lost connection ends the stream with the exception of the provider.</summary>
    Never,
}
