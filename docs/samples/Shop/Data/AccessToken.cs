using System.ComponentModel.DataAnnotations;

namespace Shop.Data;

public class AccessToken
{
    [Key]
    public long Id { get; set; }

    public int CustomerId { get; set; }

    [MaxLength(64)]
    public string Value { get; set; } = "";

    [MaxLength(64)]
    public string? Checksum { get; set; }

    public bool Revoked { get; set; }

    public DateTime IssuedAt { get; set; }
}
