namespace Shop.Data;

public class Order
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public Customer Customer { get; set; } = null!; // set by EF Core

    public string Reference { get; set; } = "";

    public string ShippingAddress { get; set; } = "";

    public OrderStatus Status { get; set; }

    public decimal Total { get; set; }

    public DateTime PlacedAt { get; set; }

    public List<OrderLine> Lines { get; } = [];
}

public enum OrderStatus
{
    Pending,
    Paid,
    Shipped,
    Refunded,
}
