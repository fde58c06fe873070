using Shop.Data;

namespace Shop.Services;

public sealed class CheckoutService(ShopContext db)
{
    public async Task<Order> PlaceAsync(int customerId, IReadOnlyList<BasketItem> basket, CancellationToken cancellationToken)
    {
        var order = new Order
        {
            CustomerId = customerId,
            Reference = Guid.NewGuid().ToString("N")[..12],
            Status = OrderStatus.Pending,
            Total = basket.Sum(item => item.Quantity * item.UnitPrice),
            PlacedAt = DateTime.UtcNow,
        };
        foreach (var item in basket)
            order.Lines.Add(new() { ProductId = item.ProductId, Quantity = item.Quantity, UnitPrice = item.UnitPrice });

        db.Orders.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        return order;
    }
}

public sealed record BasketItem(int ProductId, int Quantity, decimal UnitPrice);
