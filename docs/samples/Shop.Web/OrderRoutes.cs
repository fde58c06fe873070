using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Web;

internal static class OrderRoutes
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orders", PlaceAsync);

        // Every request holds all orders of the shop until the last one is read.
        routes.MapGet("/orders", async (ShopContext db, CancellationToken cancellationToken) =>
            await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken));

        routes.MapGet("/orders/latest", async (ShopContext db, CancellationToken cancellationToken) =>
            await db.Orders.AsNoTracking().OrderByDescending(o => o.Id).Take(20).ToListAsync(cancellationToken));
    }

    private static async Task<int> PlaceAsync(PlacedOrder placed, ShopContext db, CancellationToken cancellationToken)
    {
        var order = new Order
        {
            CustomerId = placed.CustomerId,
            Reference = placed.Reference,
            ShippingAddress = placed.ShippingAddress,
            PlacedAt = DateTime.UtcNow,
        };
        db.Orders.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        return order.Id;
    }
}

internal sealed record PlacedOrder(int CustomerId, string Reference, string ShippingAddress);
