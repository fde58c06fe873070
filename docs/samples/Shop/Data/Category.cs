using System.ComponentModel.DataAnnotations;

namespace Shop.Data;

public class Category
{
    public int Id { get; set; }

    [MaxLength(60)]
    public string Name { get; set; } = "";
}
