namespace Rowbound;

/// <summary>How the rows of a table are distributed over the values of a column, in the order in which they are walked.</summary>
/// <param name="Value">A value of the column.</param>
/// <param name="Own">The share of the rows behind the value before, up to this one.</param>
/// <param name="UpTo">The share of the rows up to this value, all before it included.</param>
internal readonly record struct ColumnShare(object? Value, double Own, double UpTo);
