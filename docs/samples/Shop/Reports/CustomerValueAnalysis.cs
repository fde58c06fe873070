using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Reports;

/// <summary>What the customers of a region have bought, month by month.</summary>
public sealed class CustomerValueAnalysis(ShopContext db)
{
    public async Task<SortedDictionary<int, decimal>> RevenueByMonthAsync(Region region, CancellationToken cancellationToken)
    {
        var customers = await db.Customers
            .Where(c => c.Region == region)
            .OrderBy(c => c.Id)
            .ToListAsync(cancellationToken);

        var orders = new List<Order>();
        foreach (var customer in customers)
        {
            var ofCustomer = await db.Orders.Where(o => o.CustomerId == customer.Id).ToListAsync(cancellationToken);
            orders.AddRange(ofCustomer);
        }

        var revenue = new SortedDictionary<int, decimal>();
        foreach (var order in orders)
        {
            if (order.Status == OrderStatus.Refunded)
                continue;

            var month = (order.PlacedAt.Year * 100) + order.PlacedAt.Month;
            revenue[month] = revenue.GetValueOrDefault(month) + order.Total;
        }

        return revenue;
    }
}
