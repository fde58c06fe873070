using System.ComponentModel.DataAnnotations;

namespace Shop.Data;

public class Customer
{
    public int Id { get; set; }

    [MaxLength(80)]
    public string Name { get; set; } = "";

    [MaxLength(120)]
    public string Email { get; set; } = "";

    public Region Region { get; set; }

    public DateTime CreatedAt { get; set; }

    public List<Order> Orders { get; } = [];
}

public enum Region
{
    North,
    East,
    South,
    West,
}
