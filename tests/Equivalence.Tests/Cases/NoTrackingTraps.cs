using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>Loops whose rows must stay tracked, whatever rule would have them no longer so.</summary>
internal static class NoTrackingTraps
{
    /// <summary>The shop with navigations that load themselves.</summary>
    internal static Setup Lazy { get; } = Setup.Runtime.Configuring("options.UseLazyLoadingProxies();").WithFile("""
        namespace Microsoft.EntityFrameworkCore;

        public static class ProxiesExtensions
        {
            public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
        }
        """);

    private static readonly Setup Nodes = Setup.Runtime.WithFile("""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Shop;

        public class Node : Stamped
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public int Reads { get; set; }
            public int? ParentId { get; set; }
            public Node? Parent { get; set; }
            public List<Node> Children { get; set; } = [];
            public List<Tag> Tags { get; set; } = [];
            public string Path => Parent == null ? Name : Parent.Name + "/" + Name;
            public int Next() => ++Reads;
        }

        public class Tag
        {
            public int Id { get; set; }
            public List<Node> Nodes { get; set; } = [];
        }

        public class Team
        {
            public int Id { get; set; }
            public int DutyId { get; set; }
            public List<Member> Members { get; set; } = [];
        }

        public class Member
        {
            public int Id { get; set; }
            public int TeamId { get; set; }
            public List<Duty> Duties { get; set; } = [];
        }

        public class Duty
        {
            public int Id { get; set; }
            public int MemberId { get; set; }
            public List<Team> Teams { get; set; } = [];
        }

        public abstract class Stamped
        {
            public DateTime ChangedAt { get; set; }
        }
        """);

    private const string Discount = "private void Discount() => db.Orders.OrderBy(o => o.Id).First().Total = 1;";

    /// <param name="ruleId">The rule.</param>
    /// <param name="end">What makes the query what the rule looks at: a call that buffers, or nothing.</param>
    internal static IEnumerable<TrapCase> Of(string ruleId, string end) =>
        [.. Queries(ruleId, end), .. Kept(ruleId, end), .. Changed(ruleId, end), .. Compared(ruleId, end),
            .. Included(ruleId, end), .. WithContext(ruleId, end)];

    private static IEnumerable<TrapCase> Queries(string ruleId, string end) =>
    [
        new(ruleId, "a query that asks for tracking", ["no-tracking 1"], $"""
            var sum = 0m;
            foreach (var order in db.Orders.AsTracking(){end})
                sum += order.Total;
            return sum;
            """),
        new(ruleId, "a query in a local that decides for the whole", ["no-tracking 1"], $"""
            var known = db.Customers.AsTracking().Where(c => c.CountryId > 1);
            var sum = 0m;
            foreach (var order in db.Orders.Where(o => known.Any(c => c.Id == o.CustomerId)){end})
                sum += order.Total;
            return sum;
            """),
        new(ruleId, "a query that tracks on one path only", ["no-tracking 1"], $"""
            IQueryable<Order> query = db.Orders;
            if (cancellationToken.CanBeCanceled)
                query = query.AsTracking();
            var sum = 0m;
            foreach (var order in query{end})
                sum += order.Total;
            return sum;
            """),
        new(ruleId, "a compiled query", ["no-tracking 1"], $$"""
            private static readonly Func<ShopContext, IEnumerable<Order>> Paid =
                EF.CompileQuery((ShopContext context) => context.Orders.Where(o => o.IsPaid));

            public decimal Run()
            {
                var sum = 0m;
                foreach (var order in Paid(db){{end}})
                    sum += order.Total;
                return sum;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
    ];

    private static IEnumerable<TrapCase> Kept(string ruleId, string end) =>
    [
        new(ruleId, "a row is returned", ["no-tracking 2"], $"""
            Order? last = null;
            foreach (var order in db.Orders.OrderBy(o => o.PlacedAt){end})
                last = order;
            return last;
            """),
        new(ruleId, "rows are yielded", ["no-tracking 2", "streaming 4"], $"""
            foreach (var order in db.Orders.OrderBy(o => o.PlacedAt){end})
                yield return order;
            """),
        new(ruleId, "a field keeps a row that is saved later", ["no-tracking 2"], $$"""
            private Order? _largest;

            public int Run()
            {
                Find();
                if (_largest is not null)
                    _largest.Note = "largest";
                return db.SaveChanges();
            }

            private void Find()
            {
                foreach (var order in db.Orders{{end}})
                {
                    if (_largest is null || order.Total > _largest.Total)
                        _largest = order;
                }
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "the caller's list keeps the rows", ["no-tracking 2"], $$"""
            public void Run(List<Order> unpaid)
            {
                foreach (var order in db.Orders{{end}})
                {
                    if (!order.IsPaid)
                        unpaid.Add(order);
                }
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "code that is not seen is given the rows", ["no-tracking 2"], $"""
            var length = 0;
            foreach (var order in db.Orders{end})
                length += System.Text.Json.JsonSerializer.Serialize(order).Length;
            return length;
            """),
    ];

    private static IEnumerable<TrapCase> Changed(string ruleId, string end) =>
    [
        new(ruleId, "rows are written that a caller saves", ["no-tracking 3"], $$"""
            public int Run()
            {
                Close();
                return db.SaveChanges();
            }

            private void Close()
            {
                foreach (var order in db.Orders.Where(o => !o.IsPaid){{end}})
                    order.Note = "closed";
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "collections of rows are changed that code elsewhere saves", ["no-tracking 3"], $$"""
            public void Run()
            {
                foreach (var order in db.Orders.Include(o => o.Lines){{end}})
                    order.Lines.RemoveAll(l => l.Quantity == 0);
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "a method of the rows writes them", ["no-tracking 3"], $"""
            var sum = 0;
            foreach (var node in db.Set<Node>(){end})
                sum += node.Next();
            return sum;
            """)
        {
            Setup = Nodes,
        },
        new(ruleId, "rows are removed", ["no-tracking 4", "no-tracking 8"], $"""
            foreach (var token in db.AccessTokens.Where(t => t.Checksum == null){end})
                db.Remove(token);
            return db.SaveChanges();
            """),
        new(ruleId, "entries of rows are asked for", ["no-tracking 4", "no-tracking 8"], $"""
            var changed = 0;
            foreach (var order in db.Orders{end})
                changed += db.Entry(order).State == EntityState.Modified ? 1 : 0;
            return changed;
            """),
        new(ruleId, "rows are given to new entities that a caller saves", ["no-tracking 4"], $$"""
            public int Run()
            {
                db.Invoices.AddRange(Bills());
                return db.SaveChanges();
            }

            private List<Invoice> Bills()
            {
                var bills = new List<Invoice>();
                foreach (var order in db.Orders.Where(o => o.IsPaid){{end}})
                    bills.Add(new Invoice { Order = order });
                return bills;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "rows are given to another entity that code elsewhere saves", ["no-tracking 4"], $$"""
            public void Run(Invoice invoice)
            {
                foreach (var order in db.Orders.Where(o => o.IsPaid){{end}})
                    invoice.Order = order;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
    ];

    private static IEnumerable<TrapCase> Compared(string ruleId, string end) =>
    [
        new(ruleId, "rows are compared with one that was read before", ["no-tracking 5"], $$"""
            var first = db.Orders.OrderBy(o => o.Id).FirstOrDefault();
            var others = 0;
            foreach (var order in db.Orders{{end}})
            {
                if (order != first)
                    others++;
            }

            return others;
            """),
        new(ruleId, "rows of two queries are in one set", ["no-tracking 5"], $"""
            var seen = new HashSet<Order>();
            foreach (var order in db.Orders.Where(o => o.IsPaid){end})
                seen.Add(order);
            foreach (var order in db.Orders.Where(o => o.Quantity > 3){end})
                seen.Add(order);
            return seen.Count;
            """),
        new(ruleId, "rows are keys of a dictionary", ["no-tracking 5"], $"""
            var counts = new Dictionary<Order, int>();
            foreach (var order in db.Orders.Where(o => o.IsPaid).Concat(db.Orders.Where(o => o.Quantity > 3)){end})
                counts[order] = counts.GetValueOrDefault(order) + 1;
            return counts.Count;
            """),
        new(ruleId, "rows are looked for in a list", ["no-tracking 5"], $$"""
            public int Run(List<Order> known)
            {
                var missing = 0;
                foreach (var order in db.Orders{{end}})
                    missing += known.Contains(order) ? 0 : 1;
                return missing;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
    ];

    private static IEnumerable<TrapCase> Included(string ruleId, string end) =>
    [
        new(ruleId, "a reference that rows share", ["no-tracking 6"], $"""
            var length = 0;
            foreach (var order in db.Orders.Include(o => o.Customer){end})
                length += order.Customer.Name.Length;
            return length;
            """),
        new(ruleId, "many to many", ["no-tracking 6"], $"""
            var tags = 0;
            foreach (var node in db.Set<Node>().Include(n => n.Tags){end})
                tags += node.Tags.Count;
            return tags;
            """)
        {
            Setup = Nodes,
        },
        new(ruleId, "an Include that walks back", ["no-tracking 6"], $"""
            var lines = 0;
            foreach (var order in db.Orders.Include(o => o.Lines).ThenInclude(l => l.Order){end})
                lines += order.Lines.Count;
            return lines;
            """),
        new(ruleId, "collections that lead back", ["no-tracking 6"], $"""
            var members = 0;
            foreach (var team in db.Set<Team>().Include(t => t.Members).ThenInclude(m => m.Duties).ThenInclude(d => d.Teams){end})
                members += team.Members.Count;
            return members;
            """)
        {
            Setup = Nodes,
        },
        new(ruleId, "a tree that tracking completes", ["no-tracking 6"], $"""
            var children = 0;
            foreach (var node in db.Set<Node>().Include(n => n.Children){end})
                children += node.Children.Count;
            return children;
            """)
        {
            Setup = Nodes,
        },
        new(ruleId, "an Include by a string", ["no-tracking 6"], $"""
            var sum = 0m;
            foreach (var order in db.Orders.Include("Customer"){end})
                sum += order.Total;
            return sum;
            """),
        new(ruleId, "a model that includes by itself", ["no-tracking 6"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return sum;
            """)
        {
            Setup = Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"),
        },
        new(ruleId, "a navigation that another query has filled", ["no-tracking 7", "streaming 6"], $"""
            var customers = db.Customers.ToList();
            var length = customers.Count;
            foreach (var order in db.Orders{end})
                length += order.Customer.Name.Length;
            return length;
            """),
        new(ruleId, "a getter that reads a navigation", ["no-tracking 7"], $"""
            var length = 0;
            foreach (var node in db.Set<Node>(){end})
                length += node.Path.Length;
            return length;
            """)
        {
            Setup = Nodes,
        },
        new(ruleId, "rows whose navigations load themselves", ["no-tracking 7"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return sum;
            """)
        {
            Setup = Lazy,
        },
        new(ruleId, "a part of a collection is included, and the rest is tracked already", ["no-tracking 7"], $"""
            var large = db.OrderLines.Where(l => l.Price > 100).ToList();
            var lines = large.Count + large.Sum(l => l.Quantity);
            foreach (var order in db.Orders.Include(o => o.Lines.Where(l => l.Price < 10)){end})
                lines += order.Lines.Count;
            return lines;
            """),
        new(ruleId, "a collection that is included stands in the order of another query", ["no-tracking 7"], $"""
            var lines = db.OrderLines.OrderByDescending(l => l.Price).ThenBy(l => l.Id).ToList();
            var hash = lines.Count + lines.Sum(l => l.Quantity);
            foreach (var order in db.Orders.Include(o => o.Lines){end})
                order.Lines.ForEach(l => hash = unchecked(hash * 31 + l.Id));
            return hash;
            """),
        new(ruleId, "another part of a collection is included in each turn", ["no-tracking 7"], $$"""
            var lines = 0;
            for (var quantity = 0; quantity < 7; quantity++)
            {
                foreach (var order in db.Orders.Include(o => o.Lines.Where(l => l.Quantity == quantity)){{end}})
                    lines += order.Lines.Count;
            }

            return lines;
            """),
    ];

    private static string SumOfTotals(string end) => $$"""
        private decimal Sum()
        {
            var sum = 0m;
            foreach (var order in db.Orders{{end}})
                sum += order.Total;
            return sum;
        }
        """;

    private static IEnumerable<TrapCase> WithContext(string ruleId, string end) =>
    [
        new(ruleId, "an entity is edited before", ["no-tracking 8"], $$"""
            public decimal Run(Order given, decimal total)
            {
                given.Total = total;
                var sum = 0m;
                foreach (var order in db.Orders{{end}})
                    sum += order.Total;
                return sum;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "a member of the base type is edited before", ["no-tracking 8"], $$"""
            public long Run(Node given, DateTime now)
            {
                given.ChangedAt = now;
                var sum = 0L;
                foreach (var node in db.Set<Node>(){{end}})
                    sum += node.ChangedAt.Ticks;
                return sum;
            }
            """)
        {
            Kind = CodeKind.Member,
            Setup = Nodes,
        },
        new(ruleId, "an entity is edited before by a method that is called", ["no-tracking 8"], $$"""
            public decimal Run()
            {
                Discount();
                var sum = 0m;
                foreach (var order in db.Orders{{end}})
                    sum += order.Total;
                return sum;
            }

            {{Discount}}
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "an entity is edited before by whoever calls the method", ["no-tracking 8"], $$"""
            public decimal Run()
            {
                db.Orders.OrderBy(o => o.Id).First().Total = 1;
                return Sum();
            }

            {{SumOfTotals(end)}}
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "an entity is edited before by what the caller calls", ["no-tracking 8"], $$"""
            public decimal Run()
            {
                Discount();
                return Sum();
            }

            {{Discount}}

            {{SumOfTotals(end)}}
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "a method that is called reads navigations that these rows fill in", ["no-tracking 8"], $$"""
            public int Run()
            {
                var sum = 0;
                foreach (var customer in db.Customers{{end}})
                    sum += customer.Id;
                return sum + Names();
            }

            private int Names()
            {
                var length = 0;
                foreach (var order in db.Orders.ToList())
                    length += order.Customer.Name.Length;
                return length;
            }
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "a row is found afterwards", ["no-tracking 8"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return db.Orders.Find(1)?.Total ?? sum;
            """),
        new(ruleId, "the tracker is asked what it holds", ["no-tracking 8"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return sum + db.ChangeTracker.Entries().Count() + db.Orders.Local.Count;
            """),
        new(ruleId, "the context is handed on", ["no-tracking 8"], $$"""
            public decimal Run()
            {
                var sum = 0m;
                foreach (var order in db.Orders{{end}})
                    sum += order.Total;
                return sum + Pending(db);
            }

            private static int Pending(DbContext context) => context.ChangeTracker.Entries().Count();
            """)
        {
            Kind = CodeKind.Member,
        },
        new(ruleId, "entities of another query are returned with what these rows fill in", ["no-tracking 8"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return sum > 5 ? db.Customers.ToList() : null;
            """),
        new(ruleId, "rows that are tracked stay as they were, whatever is stored meanwhile", ["no-tracking 8"], $"""
            var (before, after) = (0, 0);
            foreach (var order in db.Orders{end})
                before += order.Quantity;
            db.Orders.ExecuteUpdate(set => set.SetProperty(o => o.Quantity, o => o.Quantity + 1));
            foreach (var order in db.Orders{end})
                after += order.Quantity;
            return after - before;
            """),
        new(ruleId, "rows that each turn reads stay as they were in the first", ["no-tracking 8"], $$"""
            var sum = 0;
            for (var turn = 0; turn < 3; turn++)
            {
                foreach (var order in db.Orders{{end}})
                    sum += order.Quantity;
                db.Database.ExecuteSqlRaw("UPDATE \"Orders\" SET \"Quantity\" = \"Quantity\" + 1");
            }

            return sum;
            """),
        new(ruleId, "somebody listens to the tracker", ["no-tracking 9"], $"""
            var sum = 0m;
            foreach (var order in db.Orders{end})
                sum += order.Total;
            return sum;
            """)
        {
            Setup = Setup.Runtime.Configuring("ChangeTracker.Tracked += (_, e) => System.Console.WriteLine(e.Entry);"),
        },
    ];
}
