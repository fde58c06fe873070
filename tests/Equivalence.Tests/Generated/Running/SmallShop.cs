namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>
/// The rows of the small database, written by code that is compiled with the shop: nulls, ties, empty and Unicode texts.
/// </summary>
internal static class SmallShop
{
    internal const string Seeder = """
        using System;
        using System.Linq;

        namespace Shop;

        public static class SmallShopSeeder
        {
            public static void Fill(ShopContext db)
            {
                var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                string[] words = ["", "A7", "größe", "日本", "a7 ", "Ωmega", "x"];
                db.Countries.AddRange(Enumerable.Range(1, 5).Select(i =>
                    new Country { Id = i, Code = i == 1 ? "AT" : $"C{i}", Name = words[i] }));
                db.Customers.AddRange(Enumerable.Range(1, 40).Select(i =>
                    new Customer { Id = i, Name = words[i % 7], Email = $"{i}@shop.example", CountryId = 1 + i % 5 }));
                db.Products.AddRange(Enumerable.Range(1, 40).Select(i => new Product
                {
                    Id = i, Name = words[i % 7] + i % 9, Price = i % 8 * 2.5m, Image = new byte[i % 3 * 100],
                    Description = new string('d', i % 4 * 30), CategoryId = 1 + i % 2,
                }));
                db.Orders.AddRange(Enumerable.Range(1, 120).Select(i => new Order
                {
                    Id = i, CustomerId = 1 + i * 7 % 40, Status = (OrderStatus)(i % 3), PlacedAt = start.AddDays(i * 11 % 365),
                    Total = i % 25 * 9.99m,
                    Quantity = i % 7, IsPaid = i % 2 == 0, Note = i % 4 == 0 ? null : words[i % 7],
                    Number = i % 10 == 7 ? "A7" : $"{words[i % 5]}{i}",
                }));
                db.OrderLines.AddRange(Enumerable.Range(1, 200).Select(i =>
                    new OrderLine { Id = i, OrderId = 1 + i * 13 % 120, ProductId = 1 + i % 40, Quantity = i % 4,
                    Price = i % 30 * 1.25m }));
                db.AccessTokens.AddRange(Enumerable.Range(1, 60).Select(i =>
                    new AccessToken { Id = i, Token = $"t{i}", Checksum = i % 3 == 0 ? null : words[i % 7],
                    ExpiresAt = start.AddDays(i * 5) }));
                db.AuditLog.AddRange(Enumerable.Range(1, 60).Select(i =>
                    new AuditEntry { Id = i, At = start.AddHours(i * 50), Actor = words[i % 3],
                    Action = i % 5 == 0 ? "" : "placed" }));
                db.Stock.AddRange(Enumerable.Range(1, 60).Select(i =>
                    new Stock { WarehouseId = 1 + i % 3, ProductId = 1 + i % 20, Quantity = i % 9 }));
                db.Invoices.AddRange(Enumerable.Range(1, 60).Select(i =>
                    new Invoice { Id = i, OrderId = 1 + i * 2 % 120, IsVoid = i % 3 == 0 }));
                db.SaveChanges();
            }
        }
        """;
}
