namespace Rowbound.Tool.Commands;

internal enum FailOn
{
    Warning,
    Info,
    Never,
}

internal static class FailOnExtensions
{
    extension(FailOn failOn)
    {
        public bool IsReachedBy(DiagnosticSeverity severity) => failOn switch
        {
            FailOn.Warning => severity >= DiagnosticSeverity.Warning,
            FailOn.Info => severity >= DiagnosticSeverity.Info,
            _ => false,
        };
    }
}
