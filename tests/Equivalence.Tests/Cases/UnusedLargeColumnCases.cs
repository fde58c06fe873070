using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Rows whose large columns nobody reads, and rows that must come whole.</summary>
internal static class UnusedLargeColumnCases
{
    private const string Id = "ROW3001";

    private const string LargeNotes = "modelBuilder.Entity<Order>().Property(o => o.Note).HasColumnType(\"text\");";

    /// <summary>What the fix changes: the same values, but not the columns that nobody looks at.</summary>
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        new(Id, "names and prices of a list", """
            var products = db.Products.OrderBy(p => p.Id).ToList();
            var text = new StringBuilder();
            foreach (var product in products)
                text.Append(product.Name).Append(product.Price).Append('|');
            return text.Append(products.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "an order with ties, cancelled and configured", """
            var products = await db.Products
                .AsNoTracking() // only read
                .OrderByDescending(p => p.Price)
                .ThenBy(p => p.Id)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            var hash = 17L;
            foreach (var product in products)
                hash = hash * 31 + product.Id * 7 + (long)product.Price;
            return hash;
            """) { Falls = Fall.Cells },
        new(Id, "a stream of a whole set", """
            var sum = 0m;
            await foreach (var product in db.Products)
                sum += product.Price * product.CategoryId;
            return sum;
            """) { Falls = Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "a stream that is cancelled and configured", """
            var length = 0L;
            await foreach (var product in db.Products.AsNoTracking().AsAsyncEnumerable()
                .WithCancellation(cancellationToken).ConfigureAwait(false))
                length += product.Name.Length;
            return length;
            """) { Falls = Fall.Cells },
        new(Id, "query syntax with a filter", """
            var sum = 0;
            foreach (var product in from p in db.Products where p.Price > 2 orderby p.Id select p)
                sum = sum * 31 + product.Id;
            return sum;
            """) { Falls = Fall.Cells | Fall.Tracked, StopsGrowing = true },
        new(Id, "one of two large columns is read, some of it empty", """
            var products = await db.Products.OrderBy(p => p.Id).ToListAsync(cancellationToken);
            var text = new StringBuilder();
            foreach (var product in products)
                text.Append(product.Description.Length == 0 ? "-" : product.Description[..1]);
            return text.Append(products.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "groups that the body makes", """
            var byCategory = new SortedDictionary<int, decimal>();
            foreach (var product in db.Products.AsNoTracking().ToList())
            {
                byCategory.TryGetValue(product.CategoryId, out var sum);
                byCategory[product.CategoryId] = sum + product.Price;
            }

            return string.Join('|', byCategory);
            """) { Falls = Fall.Cells },
        new(Id, "the top fifty by price", """
            var text = new StringBuilder();
            foreach (var product in db.Products.Where(p => p.CategoryId == 1).OrderByDescending(p => p.Price).ThenBy(p => p.Id)
                .Take(50))
                text.Append(product.Name).Append(product.Price);
            return text.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a loop that is left early", """
            var names = new StringBuilder();
            foreach (var product in await db.Products.OrderBy(p => p.Id).ToListAsync(cancellationToken))
            {
                if (product.Id % 100 == 0)
                    break;
                names.Append(product.Name);
            }

            return names.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a loop that returns, or throws", """
            foreach (var product in db.Products.AsNoTracking().OrderBy(p => p.Id).ToList())
            {
                if (product.Name.Length == 0)
                    return product.Id;
                if (product.Id > 700)
                    throw new NotSupportedException(product.Name);
            }

            return "none";
            """) { Falls = Fall.Cells, Throws = "System.NotSupportedException" },
        new(Id, "a local function, a try and a clean-up", """
            var text = new StringBuilder();
            try
            {
                var products = await db.Products.OrderBy(p => p.Id).ToListAsync(cancellationToken);
                foreach (var product in products)
                    Show(product.Name, product.Price);
            }
            finally
            {
                text.Append("done");
            }

            return text.ToString();

            void Show(string name, decimal price) => text.Append(name).Append('=').Append(price).Append(';');
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "a query that is composed on a condition", """
            public async Task<object?> Run(CancellationToken cancellationToken) =>
                await Names(true, cancellationToken) + await Names(false, cancellationToken);

            private async Task<string> Names(bool dear, CancellationToken cancellationToken)
            {
                IQueryable<Product> products = db.Products.AsNoTracking();
                if (dear)
                    products = products.Where(p => p.Price > 5);
                var names = new StringBuilder();
                foreach (var product in await products.OrderBy(p => p.Id).ToListAsync(cancellationToken))
                    names.Append(product.Name);
                return names.ToString();
            }
            """) { Kind = CodeKind.Member, Falls = Fall.Cells },
        new(Id, "operators in memory, an order by text among them", """
            var products = db.Products.OrderBy(p => p.Id).ToList();
            var text = new StringBuilder();
            foreach (var product in products.Where(p => p.Price > 1)
                .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id))
                text.Append(product.Name);
            return text.Append(products.Count).ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "rows without repeats", """
            var sum = 0m;
            foreach (var product in db.Products.AsNoTracking().Distinct().ToList())
                sum += product.Price;
            return sum;
            """) { Falls = Fall.Cells },
        new(Id, "a row that may be missing", """
            var products = await db.Products.OrderByDescending(p => p.Id).ToListAsync(cancellationToken);
            var first = products.FirstOrDefault(p => p.CategoryId == 2);
            return first is null ? "none of " + products.Count : first.Name + products.Count;
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "names that are taken", """
            var p = 1;
            var row = 2;
            foreach (var product in db.Products.AsNoTracking().OrderBy(x => x.Id).ToList())
                (p, row) = (row, p + product.CategoryId);
            return p + row;
            """) { Falls = Fall.Cells },
        new(Id, "rows that feed another query", """
            var counts = new StringBuilder();
            foreach (var product in await db.Products.OrderBy(p => p.Id).Take(20).ToListAsync(cancellationToken))
                counts.Append(product.Name)
                    .Append(await db.OrderLines.CountAsync(l => l.ProductId == product.Id, cancellationToken));
            return counts.ToString();
            """) { Falls = Fall.Cells | Fall.Tracked },
        new(Id, "notes that are null and numbers in other scripts", """
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken);
            var hash = 0;
            foreach (var order in orders)
            {
                foreach (var c in order.Number)
                    hash = hash * 31 + c;
            }

            return hash + orders.Count;
            """) { Model = LargeNotes, Falls = Fall.Cells },
        new(Id, "nulls in a column that is read, not in the large one", """
            var text = new StringBuilder();
            foreach (var order in db.Orders.OrderBy(o => o.Id).Take(5000))
                text.Append(order.Note?.Length.ToString() ?? "null").Append(order.Status).Append(order.PlacedAt.Ticks);
            return text.ToString();
            """)
        {
            Model = "modelBuilder.Entity<Order>().Property(o => o.Number).HasColumnType(\"text\");",
            Falls = Fall.Cells | Fall.Tracked,
        },
        new(Id, "other rows are deleted afterwards", """
            var sum = 0m;
            foreach (var product in await db.Products.ToListAsync(cancellationToken))
                sum += product.Price;
            await db.AccessTokens.Where(t => t.Id % 2 == 0).ExecuteDeleteAsync(cancellationToken);
            return sum;
            """) { Falls = Fall.Cells | Fall.Tracked },
    ];

    /// <summary>What must be left, or be reviewed.</summary>
    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        new(Id, "text is made of the row itself", ["projection 1"], """
            var text = new StringBuilder();
            foreach (var product in db.Products.ToList())
                text.Append(product.Name).Append(product.ToString());
            return text.ToString();
            """),
        Scan("a property that is not stored", "projection 1", "scan.Title"),
        Scan("a property that is computed", "projection 2", "scan.Label"),
        Scan("a property with a field and code behind it", "projection 2", "scan.Trimmed"),
        new(Id, "a row of its own where there is none", ["projection 3"], """
            var products = db.Products.OrderBy(p => p.Id).ToList();
            var first = products.FirstOrDefault(p => p.Price > 1000) ?? new Product { Name = "none" };
            return first.Name + products.Count;
            """),
        new(Id, "rows that are compared", ["projection 4"], """
            var products = db.Products.OrderBy(p => p.Id).ToList();
            var same = 0;
            for (var i = 1; i < products.Count; i++)
                same += products[i] == products[i - 1] ? 1 : products[i].CategoryId;
            return same;
            """),
        new(Id, "rows that are members of a set", ["projection 4"], """
            var products = new HashSet<Product>();
            foreach (var product in db.Products.ToList())
            {
                if (product.CategoryId == 1)
                    products.Add(product);
            }

            return products.Count;
            """),
        new(Id, "rows that are passed on", ["projection 4"], """
            public object? Run()
            {
                var text = new StringBuilder();
                foreach (var product in db.Products.ToList())
                    text.Append(product.Name).Append(Show(product));
                return text.ToString();
            }

            private static string Show(object row) => row.GetType().Name;
            """) { Kind = CodeKind.Member },
        new(Id, "rows that are written as JSON", ["projection 4"], """
            var text = new StringBuilder();
            foreach (var product in db.Products.ToList())
                text.Append(product.Name).Append(System.Text.Json.JsonSerializer.Serialize(product));
            return text.ToString();
            """),
        new(Id, "a member of a navigation", ["projection 5"], """
            var text = new StringBuilder();
            foreach (var product in db.Products.Include(p => p.Category).ToList())
                text.Append(product.Name).Append(product.Category.Name);
            return text.ToString();
            """),
        new(Id, "a navigation that nobody includes", ["projection 5"], """
            var missing = 0;
            foreach (var product in db.Products.AsNoTracking().ToList())
                missing += product.Category == null ? product.CategoryId : 0;
            return missing;
            """),
        new(Id, "an include whose join may take rows away", ["projection 6"], """
            var sum = 0m;
            foreach (var product in db.Products.Include(p => p.Category).ToList())
                sum += product.Price;
            return sum;
            """),
        new(Id, "an include that the model makes", ["projection 6"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum;
            """)
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Product>().Navigation(p => p.Category).AutoInclude();"),
        },
        new(Id, "rows that are made distinct in memory", ["projection 7"], """
            var products = db.Products.ToList();
            var distinct = products.Distinct().Count();
            return distinct + products.Sum(p => p.Price);
            """),
        new(Id, "statements that cannot be composed on", ["projection 7"], """
            var names = new StringBuilder();
            foreach (var product in db.Products.FromSql($"SELECT * FROM \"Products\" ORDER BY \"Id\";").ToList())
                names.Append(product.Name);
            return names.ToString();
            """),
        new(Id, "the change tracker is asked", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum + db.ChangeTracker.Entries().Count();
            """),
        new(Id, "rows that are found again", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum + (db.Products.Find(1)?.Price ?? 0);
            """),
        new(Id, "a row that was changed but not saved", ["projection 8"], """
            public decimal Run(Product product)
            {
                product.Price = 100;
                var sum = 0m;
                foreach (var each in db.Products.ToList())
                    sum += each.Price;
                return sum;
            }
            """) { Kind = CodeKind.Member },
        new(Id, "rows that complete what another query returns", ["projection 8"], """
            public object? Run() => Lines().Count(l => l.Product != null);

            private List<OrderLine> Lines()
            {
                var sum = 0m;
                foreach (var product in db.Products.ToList())
                    sum += product.Price;
                Console.WriteLine(sum);
                return db.OrderLines.ToList();
            }
            """) { Kind = CodeKind.Member },
        new(Id, "rows that are raised between two reads", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            await db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Price, p => p.Price + 1), cancellationToken);
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum;
            """),
        new(Id, "rows that are raised from turn to turn", ["projection 8"], """
            var sum = 0m;
            for (var turn = 0; turn < 2; turn++)
            {
                foreach (var product in db.Products.ToList())
                    sum += product.Price;
                await db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Price, p => p.Price + 1), cancellationToken);
            }

            return sum;
            """),
        new(Id, "rows that a statement raises between two reads", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            db.Database.ExecuteSql($"UPDATE \"Products\" SET \"Price\" = 1");
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum;
            """),
        new(Id, "somebody listens to what is tracked", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.ToList())
                sum += product.Price;
            return sum;
            """) { Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, _) => Console.WriteLine();") },
        new(Id, "an interceptor sees the rows being made", ["projection 8"], """
            var sum = 0m;
            foreach (var product in db.Products.AsNoTracking().ToList())
                sum += product.Price;
            return sum;
            """) { Setup = Setup.Runtime.Configuring("options.AddInterceptors();") },
        new(Id, "the list is named by its type", ["projection 9"], """
            List<Product> products = db.Products.OrderBy(p => p.Id).ToList();
            return products.Sum(p => p.Price) + products.Count;
            """),
        new(Id, "the row is named by its type", ["projection 9"], """
            var sum = 0m;
            foreach (Product product in db.Products.ToList())
                sum += product.Price;
            return sum;
            """),
        new(Id, "the list is one of two", ["projection 9"], """
            var products = db.Products.Any() ? db.Products.ToList() : new List<Product>();
            return products.Sum(p => p.Price) + products.Count;
            """),
        new(Id, "a type argument is written", ["projection 9"], """
            var products = db.Products.ToList<Product>();
            return products.Sum(p => p.Price) + products.Count;
            """),
        new(Id, "a sequence that nothing can be composed on", ["projection 9"], """
            IEnumerable<Product> products = db.Products;
            var sum = 0m;
            foreach (var product in products)
                sum += product.Price;
            return sum;
            """),
    ];

    /// <summary>A property of a class that has more than automatic ones.</summary>
    private static TrapCase Scan(string name, string line, string read) => new(Id, name, [line], $$"""
        var text = new StringBuilder();
        foreach (var scan in db.Set<Scan>().ToList())
            text.Append(scan.Id).Append({{read}});
        return text.ToString();
        """)
    {
        Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Scan>();").WithFile("""
            using System.ComponentModel.DataAnnotations.Schema;

            namespace Shop;

            public class Scan
            {
                private string _trimmed = "";

                public int Id { get; set; }
                public byte[] Bytes { get; set; } = [];
                [NotMapped] public string Title { get; set; } = "new";
                public string Label => "scan " + Id;
                public string Trimmed { get => _trimmed.Trim(); set => _trimmed = value; }
            }
            """),
    };
}
