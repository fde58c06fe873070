namespace Rowbound.Analyzers.Queries;

/// <summary>A place where a query is executed, as it is read: the query may have holes that callers of the method fill.</summary>
/// <param name="Node">The query.</param>
/// <param name="Expression">The query as it stands before its terminal.</param>
/// <param name="Terminal">What executes it.</param>
internal sealed record Execution(QueryNode Node, IOperation Expression, Terminal Terminal);
