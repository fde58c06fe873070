using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Shop.Api;
using Shop.Backfills;
using Shop.Data;
using Shop.Exports;
using Shop.Reports;

namespace Shop.Jobs;

public static class JobCatalog
{
    public static IReadOnlyList<Job> All { get; } =
    [
        Export<OrderExport>("order export", (db, to, token) => new OrderExport(db).WriteAsync(to, token)),
        Export<OrderLineExport>("order line export", (db, to, token) => new OrderLineExport(db).WriteAsync(to, token)),
        Export<PriceListExport>("price list", (db, to, token) => new PriceListExport(db).WriteAsync(to, token)),
        Export<CustomerDirectory>("customer directory", (db, to, token) => new CustomerDirectory(db).WriteAsync(to, token)),
        Report<RevenueReport>("revenue", async (db, token) => await new RevenueReport(db).TotalAsync(token)),
        Report<RefundReport>("refunds", async (db, token) => await new RefundReport(db).CountAsync(token)),
        Report<RevokedTokenReport>("revoked tokens", async (db, token) => await new RevokedTokenReport(db).SummariseAsync(token)),
        Report<LongestPauseReport>("longest pause", async (db, token) =>
        {
            await using var reporting = ReportingContext.Beside(db);
            return await new LongestPauseReport(reporting).FindAsync(token);
        }),
        Report<PendingOrderReport>("pending orders", async (db, token) => await new PendingOrderReport(db).CountAsync(token)),
        Report<ActiveCustomerReport>(
            "active customers", async (db, token) => await new ActiveCustomerReport(db).SummariseAsync(token)),
        Report<MailDomainReport>(
            "mail domains", (db, _) => Task.FromResult<object>(new MailDomainReport(db).Count(Region.North))),
        Report<AuditActivityReport>("audit activity", async (db, token) => await new AuditActivityReport(db).CountAsync(token)),
        Report<CustomerValueAnalysis>(
            "customer value", async (db, token) => await new CustomerValueAnalysis(db).RevenueByMonthAsync(Region.North, token)),
        Report<RefundedCustomerReport>(
            "refunded customers", async (db, token) => await new RefundedCustomerReport(db).CountAsync(Region.North, token)),
        Report<LoyaltyReport>("loyalty", async (db, token) => await new LoyaltyReport(db).CountAsync(Region.South, token)),
        Report<MonthlySalesReport>("monthly sales", async (db, token) => await new MonthlySalesReport(db).CountAsync(token)),
        Report<OrderEndpoints>("recent orders", async (db, token) => await new OrderEndpoints(db).RecentValueAsync(7, token)),
        Report<OpenOrderReport>("open orders", async (db, token) => await new OpenOrderReport(db).SummariseAsync(7, token)),
        Backfill<TokenChecksumBackfill>("token checksums", (db, token) => new TokenChecksumBackfill(db).RunAsync(token)),
        Backfill<TokenExpiry>("token expiry", (db, token) => new TokenExpiry(db).RevokeAsync(Middle, token)),
        Backfill<TokenRetention>("token retention", (db, token) => new TokenRetention(db).ForgetRevokedAsync(token)),
        Backfill<AuditTrimming>("audit trimming", (db, token) => new AuditTrimming(db).ForgetAsync(Middle, token)),
        Backfill<DemoSeeder>("demo addresses", (db, token) => new DemoSeeder(db).HideAddressesAsync(Region.East, token)),
        Backfill<DiscontinuedNames>("discontinued names", (db, token) => new DiscontinuedNames(db).MarkAsync(token)),
    ];

    /// <summary>A day in the middle of what the seeder writes.</summary>
    private static DateTime Middle { get; } = new(2024, 1, 10, 0, 0, 0, DateTimeKind.Unspecified);

    private static Job Export<TCode>(string name, Func<ShopContext, TextWriter, CancellationToken, Task> write) =>
        new(name, typeof(TCode), (db, token) => TextDigest.OfAsync(writer => write(db, writer, token)));

    private static Job Report<TCode>(string name, Func<ShopContext, CancellationToken, Task<object>> run) =>
        new(name, typeof(TCode), async (db, token) => Text(await run(db, token)));

    private static Job Backfill<TCode>(string name, Func<ShopContext, CancellationToken, Task> run) =>
        new(name, typeof(TCode), async (db, token) =>
        {
            await run(db, token);
            return "done";
        })
        {
            Writes = true,
        };

    private static string Text(object result) => result switch
    {
        IDictionary table => string.Join(", ", table.Keys.Cast<object>().Select(key => $"{Text(key)}={Text(table[key]!)}")),
        ITuple tuple => string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i]!))),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(result, CultureInfo.InvariantCulture) ?? "",
    };
}
