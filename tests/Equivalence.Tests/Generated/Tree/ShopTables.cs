namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>The tables of the shop model that programs are made of.</summary>
internal static class ShopTables
{
    internal static Table Orders { get; } = new("Orders", "Order")
    {
        Parent = "@.CustomerId",
        Numbers = ["@.Quantity", "@.Total", "@.Id", "@.CustomerId", "@.Total * @.Quantity"],
        Texts = ["@.Number", "@.Note", "@.Status", "@.IsPaid", "@.PlacedAt.Ticks", "@.Note?.Length",
            "@.Number.ToUpperInvariant()",
            "@.Note ?? \"-\"", "$\"{@.Number}/{@.Total}\"", "@.Total", "@.Id"],
        Conditions = ["@.Quantity > 3", "@.IsPaid", "!@.IsPaid", "@.Status == OrderStatus.Placed",
            "@.Status != OrderStatus.Cancelled", "@.Note != null",
            "@.Note == null", "@.Note == \"\"", "@.Total > 50m", "@.Quantity == limit", "@.Number == wanted",
            "@.Number.StartsWith(\"A\")",
            "@.PlacedAt < day", "@.IsPaid && @.Quantity < 5", "@.Note == null || @.Quantity > 2", "ids.Contains(@.CustomerId)",
            "@.Total * 2 > limit",
            "@.CustomerId % 2 == 0", "@.Number.Length > 2", "@.Quantity >= limit && !@.IsPaid"],
        Includes = ["@.Customer", "@.Lines", "@.Lines"],
        Navigations = ["text.Append(@.Customer?.Name);", "count += @.Lines.Count;", "sum += @.Lines.Sum(l => l.Price);",
            "foreach (var line in @.Lines) sum += line.Quantity;"],
        Writes = ["@.Note = \"seen\";", "@.Quantity++;", "@.IsPaid = true;", "@.Lines.Clear();"],
    };

    internal static Table Lines { get; } = new("OrderLines", "OrderLine")
    {
        Row = "line",
        Parent = "@.OrderId",
        Numbers = ["@.Quantity", "@.Price", "@.ProductId", "@.Price * @.Quantity"],
        Texts = ["@.Price", "@.Quantity", "@.OrderId", "$\"{@.Quantity}x{@.Price}\""],
        Conditions = ["@.Quantity > 1", "@.Quantity == limit", "@.ProductId != 2", "@.Price > 20m", "ids.Contains(@.ProductId)",
            "@.Quantity * 2 > limit"],
        Includes = ["@.Product", "@.Order"],
        Navigations = ["text.Append(@.Product?.Name);", "text.Append(@.Order?.Number);"],
        Writes = ["@.Quantity = 9;"],
    };

    internal static Table Products { get; } = new("Products", "Product")
    {
        Parent = "@.CategoryId",
        Numbers = ["@.Price", "@.Id", "@.CategoryId"],
        Texts = ["@.Name", "@.Price", "@.Id", "@.Name.Length", "@.Name + \"!\"", "@.Name", "@.Price", "@.Id",
            "@.Description.Length", "@.Image.Length"],
        Conditions = ["@.Price > 10m", "@.CategoryId == 1", "@.Name != wanted", "@.Id > limit", "@.Description != \"\"",
            "@.Id <= 60 || @.CategoryId == 2"],
        Includes = ["@.Category"],
        Navigations = ["text.Append(@.Category?.Name);"],
        Writes = ["@.Price += 1;", "@.Name = \"new\";"],
    };

    internal static Table Customers { get; } = new("Customers", "Customer")
    {
        Parent = "@.CountryId",
        Numbers = ["@.Id", "@.CountryId"],
        Texts = ["@.Name", "@.Email", "@.Name.Trim()", "@.Email.IndexOf('.')", "@.Id"],
        Conditions = ["@.CountryId == 1", "@.Name == wanted", "@.Id > limit", "@.Id % 2 == 1", "@.Country.Code == \"AT\"",
            "@.Orders.Any()"],
        Includes = ["@.Country", "@.Orders"],
        Navigations = ["text.Append(@.Country?.Code);", "count += @.Orders.Count;",
            "foreach (var order in @.Orders) sum += order.Total;"],
        Writes = ["@.Name = \"x\" + @.Name;"],
    };

    internal static Table Tokens { get; } = new("AccessTokens", "AccessToken")
    {
        Row = "token",
        Parent = "@.Id",
        Numbers = ["@.Id", "@.Token.Length"],
        Texts = ["@.Token", "@.Checksum", "@.ExpiresAt.Year", "@.Checksum?.Length", "@.Id"],
        Conditions = ["@.Checksum == null", "@.Checksum != null", "@.Id > limit", "@.ExpiresAt > day", "@.Token.Contains(\"7\")"],
        Writes = ["@.Checksum = \"c\" + @.Token;"],
    };

    internal static Table Audit { get; } = new("AuditLog", "AuditEntry")
    {
        Row = "entry",
        Parent = "@.Id",
        Numbers = ["@.Id", "@.Actor.Length"],
        Texts = ["@.Actor", "@.Action", "@.At.Month", "@.Id"],
        Conditions = ["@.Actor == wanted", "@.Id > limit", "@.Action != \"\"", "@.At >= day", "@.Id % 3 == 0"],
        Writes = ["@.Action = \"archived\";"],
    };

    internal static Table Stock { get; } = new("Stock", "Stock")
    {
        Row = "entry",
        Key = ["@.WarehouseId", "@.ProductId"],
        Parent = "@.WarehouseId",
        Numbers = ["@.Quantity", "@.ProductId", "@.WarehouseId"],
        Texts = ["@.Quantity", "@.WarehouseId", "$\"{@.WarehouseId}-{@.ProductId}\""],
        Conditions = ["@.Quantity > 4", "@.WarehouseId == 1", "@.Quantity == 0", "@.ProductId > limit"],
        Includes = ["@.Product"],
        Navigations = ["text.Append(@.Product?.Price);"],
        Writes = ["@.Quantity--;"],
    };

    internal static Table Invoices { get; } = new("Invoices", "Invoice")
    {
        Parent = "@.OrderId",
        Numbers = ["@.Id", "@.OrderId"],
        Texts = ["@.Id", "@.OrderId", "@.IsVoid"],
        Conditions = ["!@.IsVoid", "@.OrderId > limit", "@.Id != 3", "ids.Contains(@.OrderId)"],
        Includes = ["@.Order"],
        Navigations = ["text.Append(@.Order?.Number);"],
        Writes = ["@.IsVoid = true;"],
    };

    internal static Table[] All { get; } = [Orders, Lines, Products, Customers, Tokens, Audit, Stock, Invoices];
}
