using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.DoubleBuffer;
using Rowbound.Analyzers.Rules.ReadOnlyTracking;
using Rowbound.Analyzers.Rules.RepeatedSlice;
using Rowbound.Analyzers.Rules.RowByRowDelete;
using Rowbound.Analyzers.Rules.RowByRowUpdate;
using Rowbound.Analyzers.Rules.UnboundedBuffer;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes.DoubleBuffer;
using Rowbound.CodeFixes.ReadOnlyTracking;
using Rowbound.CodeFixes.RowByRowDelete;
using Rowbound.CodeFixes.RowByRowUpdate;
using Xunit;

namespace Rowbound.Analyzers.Tests.Versions;

/// <summary>
/// The rules on the assemblies of each EF Core that is supported: operators moved between classes and assemblies, and some came
/// later.
/// </summary>
public sealed class EfCoreVersionTests
{
    private const string Core = "EntityFrameworkQueryableExtensions";
    private const string Relational = "RelationalQueryableExtensions";

    [Theory]
    [InlineData(8, Relational, false)]
    [InlineData(9, Core, true)]
    [InlineData(10, Core, true)]
    public async Task Operators_are_known_in_whatever_class_they_stand(int version, string homeOfUpdate, bool hasHashSetAsync)
    {
        var compilation = await RuleRun.CompileAsync(TestProject.Create(Setup.Default.OnEfCore(version)));
        Assert.Equal(version, compilation.ReferencedAssemblyNames.Single(a => a.Name == "Microsoft.EntityFrameworkCore").Version.Major);

        var symbols = EfSymbols.Find(compilation);
        Assert.NotNull(symbols);
        Assert.True(symbols.HasSetBasedWrites);
        Assert.Equal(hasHashSetAsync, symbols.HasHashSetAsync);
        Assert.Equal(QueryOperator.ExecuteUpdate, symbols.OperatorOf(Method(compilation, homeOfUpdate, "ExecuteUpdateAsync")));
        Assert.Equal(QueryOperator.ExecuteDelete, symbols.OperatorOf(Method(compilation, homeOfUpdate, "ExecuteDelete")));
        Assert.Equal(QueryOperator.ToList, symbols.OperatorOf(Method(compilation, Core, "ToListAsync")));
        Assert.Equal(QueryOperator.AsNoTracking, symbols.OperatorOf(Method(compilation, Core, "AsNoTracking")));
        Assert.Equal(QueryOperator.AsSplitQuery, symbols.OperatorOf(Method(compilation, Relational, "AsSplitQuery")));
        Assert.Equal(QueryOperator.FromSql, symbols.OperatorOf(Method(compilation, Relational, "FromSqlRaw")));
    }

    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public Task A_whole_table(int version) =>
        Verify<UnboundedBufferRule>.Warns("return await db.Orders.[|ToListAsync|](cancellationToken);", On(version));

    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public Task Entities_that_are_only_read(int version) => Verify<ReadOnlyTrackingRule, ReadOnlyTrackingFix>.Fixes(
        """
        var sum = 0m;
        foreach (var order in await db.[|Orders|].Take(50).ToListAsync(cancellationToken))
            sum += order.Total * order.Quantity;
        return sum;
        """,
        """
        var sum = 0m;
        foreach (var order in await db.Orders.AsNoTracking().Take(50).ToListAsync(cancellationToken))
            sum += order.Total * order.Quantity;
        return sum;
        """,
        On(version));

    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public Task Rows_that_are_updated_one_by_one(int version) => Verify<RowByRowUpdateRule, RowByRowUpdateReviewFix>.Reviews(
        """
        foreach (var order in await db.[|Orders|].Where(o => o.PlacedAt < DateTime.Today).ToListAsync(cancellationToken))
        {
            order.IsPaid = true;
            order.Quantity += 1;
        }

        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await db.Orders.Where(o => o.PlacedAt < DateTime.Today).ExecuteUpdateAsync(set => set.SetProperty(order => order.IsPaid, true).SetProperty(order => order.Quantity, order => order.Quantity + 1), cancellationToken);
        """,
        On(version));

    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public Task Rows_that_are_deleted_one_by_one(int version) => Verify<RowByRowDeleteRule, RowByRowDeleteReviewFix>.Reviews(
        """
        db.AuditLog.[|RemoveRange|](db.AuditLog.Where(a => a.At < DateTime.Today));
        db.SaveChanges();
        """,
        "db.AuditLog.Where(a => a.At < DateTime.Today).ExecuteDelete();",
        On(version));

    /// <summary>The operator that executes stands in another class of each version.</summary>
    [Theory, InlineData(8), InlineData(9), InlineData(10)]
    public Task Slices_that_are_deleted_again_and_again(int version) => Verify<RepeatedSliceRule>.Flags(
        "while (await db.AuditLog.Where(a => a.At < DateTime.Today).[|Take|](1000).ExecuteDeleteAsync(cancellationToken) > 0) { }",
        On(version));

    [Theory, InlineData(9), InlineData(10)]
    public Task A_set_is_filled_by_the_query(int version) => Verify<DoubleBufferRule, DoubleBufferFix>.Fixes(
        "return (await db.Orders.Select(o => o.CustomerId).[|ToListAsync|](cancellationToken)).ToHashSet();",
        "return await db.Orders.Select(o => o.CustomerId).ToHashSetAsync(cancellationToken);",
        On(version));

    [Fact]
    public Task A_set_is_left_where_no_operator_fills_it() => Verify<DoubleBufferRule>.Silent(
        "return (await db.Orders.Select(o => o.CustomerId).ToListAsync(cancellationToken)).ToHashSet();",
        On(8));

    private static Setup On(int version) => Setup.Default.OnEfCore(version);

    private static IMethodSymbol Method(Compilation compilation, string home, string name) =>
        compilation.GetTypeByMetadataName($"Microsoft.EntityFrameworkCore.{home}") is { } type
            && type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } method
            ? method
            : throw new HarnessException($"{home} has no {name}.");
}
