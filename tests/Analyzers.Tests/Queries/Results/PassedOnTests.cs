using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>Rows, and collections of them, that are given to methods of the compilation.</summary>
public sealed class PassedOnTests
{
    private const string Print = "private static void Print(Order o) => Console.WriteLine(o.Total);";

    /// <summary>Rows of <c>foreach (var o in db.Orders.ToList())</c>.</summary>
    [Theory]
    [InlineData("Print(o);", Print, "Total; named")]
    [InlineData("Print(o); void Print(Order x) => Console.WriteLine(x.Number);", "", "Number; named")]
    [InlineData("Outer(o);", "private static void Outer(Order o) => Print(o);" + Print, "Total; named")]
    [InlineData("o.Print();", "", "Total; named")]
    [InlineData("Console.WriteLine(o.Label());", "", "Number; named")]
    [InlineData("_ = new Dto(o);", "public class Dto { public int Id; public Dto(Order o) { Id = o.Id; } }", "Id; named")]
    [InlineData("_ = new Dto(o);", "public class Dto { public Dto(Order o) : this(o.Id) { } private Dto(int id) { } }", "Id; named")]
    [InlineData("_ = new Sub(o);", "public class Dto { public int Id; public Dto(Order o) => Id = o.Id; } public class Sub : Dto { public Sub(Order o) : base(o) { } }", "Id; named")]
    [InlineData("_ = new Dto(o);", "public class Dto { public Order Order; public Dto(Order o) { Order = o; } }", "; named escapes")]
    [InlineData("_ = new Dto(o);", "public class Dto(Order o) { public int Id = o.Id; }", "; escapes")]
    [InlineData("_ = new Dto(o);", "public record Dto(Order Order);", "; escapes")]
    [InlineData("Pay(o);", "private static void Pay(Order o) => o.IsPaid = true;", "IsPaid; written named")]
    [InlineData("Outer(o);", "private static void Outer(Order o) => Pay(o); private static void Pay(Order o) { if (o.Total > 0) o.IsPaid = true; }", "IsPaid Total; written named")]
    [InlineData("AddLine(o);", "private static void AddLine(Order o) => o.Lines.Add(new OrderLine());", "Lines; written navigates named")]
    [InlineData("Fill(o.Lines);", "private static void Fill(List<OrderLine> lines) => lines.Add(new OrderLine());", "Lines; written navigates named")]
    [InlineData("Fill(o.Lines);", "private static void Fill(List<OrderLine> lines) { var some = lines; some.Clear(); }", "Lines; written navigates named")]
    [InlineData("Show(o.Customer);", "private static void Show(Customer c) => Console.WriteLine(c.Name);", "Customer Name; navigates named")]
    [InlineData("Keep(o);", "private Order? _last; private void Keep(Order o) => _last = o;", "; named escapes")]
    [InlineData("Keep(o);", "private static readonly List<Order> All = []; private static void Keep(Order o) => All.Add(o);", "; named escapes")]
    [InlineData("Keep(o);", "private static Order? Last { get; set; } private static void Keep(Order o) => Last = o;", "; named escapes")]
    [InlineData("Console.WriteLine(IsFirst(o));", "private readonly Order _first = new(); private bool IsFirst(Order o) => o == _first;", "; named compared")]
    [InlineData("Console.WriteLine(Name(o));", "private static string Name(Order? o) => o is null ? \"\" : o.Number;", "Number; null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static string? Name(Order? o) => o?.Number;", "Number; null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static string? Name(Order? o) => o?.Number.Trim().ToUpperInvariant();", "Number; null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static int? Name(Order? o) => o?.Number.Length;", "Number; null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static string? Name(Order? o) => o?.Customer?.Name.Trim();", "Customer Name; navigates null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static int? Name(Order? o) => o?.Lines.Count;", "Lines; navigates null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static int? Name(Order? o) => o?.Lines.Where(l => l.Quantity > 1).Count();", "Lines Quantity; navigates null named")]
    [InlineData("Console.WriteLine(Name(o));", "private static string? Name(Order? o) => o?.ToString()?.Trim();", "; named escapes")]
    [InlineData("Console.WriteLine(Same(o).Total);", "private static Order Same(Order o) => o;", "Total; named")]
    [InlineData("Console.WriteLine(Who(o).Email);", "private static Customer Who(Order o) { return o.Customer; }", "Customer Email; navigates named")]
    [InlineData("var same = await Same(o); same.IsPaid = true;", "private static async Task<Order> Same(Order o) { await Task.Yield(); return o; }", "IsPaid; written named")]
    [InlineData("var same = await Same(o).ConfigureAwait(false); Console.WriteLine(same.Id);", "private static async Task<Order> Same(Order o) { await Task.Yield(); return o; }", "Id; named")]
    [InlineData("var later = Same(o); Console.WriteLine(later.Result.Id);", "private static async Task<Order> Same(Order o) { await Task.Yield(); return o; }", "; named escapes")]
    [InlineData("Same(o);", "private static Task<Order> Same(Order o) => Task.FromResult(o);", "; named escapes")]
    [InlineData("foreach (var x in Twice(o)) Console.WriteLine(x.Id);", "private static IEnumerable<Order> Twice(Order o) { yield return o; yield return o; }", "Id; named")]
    [InlineData("Show(o);", "private static void Show(object o) => Console.WriteLine(o);", "; named escapes")]
    [InlineData("Show(o);", "private static void Show<T>(T o) where T : Order => Console.WriteLine(o.Id);", "Id; named")]
    [InlineData("var x = o; Show(ref x); void Show(ref Order y) { }", "", "; named escapes")]
    [InlineData("Show(o);", "private static void Show(params Order[] some) { }", "; escapes")]
    [InlineData("Down(o);", "private static void Down(Order o) { if (o.Id > 0) Down(o); }", "Id; named escapes")]
    [InlineData("Ping(o);", "private static void Ping(Order o) => Pong(o); private static void Pong(Order o) => Ping(o);", "; named escapes")]
    [InlineData("new Shower().Show(o);", "public class Shower { public virtual void Show(Order o) => Console.WriteLine(o.Id); }", "Id; named")]
    [InlineData("Shower.Make().Show(o);", "public class Shower { public static Shower Make() => new Other(); public virtual void Show(Order o) { } } public class Other : Shower { public override void Show(Order o) { } }", "; escapes")]
    [InlineData("show.Show(o);", "", "; escapes")]
    [InlineData("action(o);", "", "; escapes")]
    [InlineData("Task.Run(() => Print(o));", Print, "Total; named")]
    [InlineData("Replace(o);", "private static void Replace(Order o) { Console.WriteLine(o.Id); o = new Order(); Console.WriteLine(o.Total); }", "Id; named")]
    [InlineData("Collect(o);", "private static void Collect(Order o) { var some = new List<Order>(); some.Add(o); foreach (var x in some) Console.WriteLine(x.Id); }", "Id; named")]
    [InlineData("Hide(o);", "private static void Hide(Order o) { Func<Order> later = () => o; Console.WriteLine(later().Id); }", "; named escapes")]
    [InlineData("Store(o);", "private void Store(Order o) { using var own = new ShopContext(); own.Orders.Add(o); }", "; named escapes")]
    [InlineData("Store(o);", "private readonly ShopContext _db = new(); private void Store(Order o) { Console.WriteLine(o.Id); _db.SaveChanges(); }", "Id; named escapes")]
    [InlineData("Store(o);", "private readonly ShopContext _db = new(); private void Store(Order o) { Console.WriteLine(o.Id); Flush(); } private void Flush() => _db.SaveChanges();", "Id; named escapes")]
    [InlineData("Store(o);", "private readonly ShopContext _db = new(); private void Store(Order o) => _db.Entry(o).State = EntityState.Detached;", "; named escapes")]
    [InlineData("Store(o);", "private readonly ShopContext _db = new(); private void Store(Order o) => _db.Attach(o);", "; named escapes")]
    [InlineData("Touch(o);", "private readonly Order _other = new(); private void Touch(Order o) { Console.WriteLine(o.Id); _other.IsPaid = true; }", "Id; named escapes")]
    [InlineData("Console.WriteLine(Id(o));", "public interface IHasId { int Id { get; } } private static int Id(IHasId x) => x.Id; private static int Id(Order o) => Id(new Wrap(o)); public class Wrap : IHasId { private readonly Order _o; public Wrap(Order o) => _o = o; public int Id => _o.Id; }", "; named escapes")]
    public async Task A_row_is_followed_into_methods(string use, string members, string rows)
    {
        var extensions = members + "}\npublic interface IShow { void Show(Order o); }\npublic static class Extensions\n{ public static void Print(this Order o) => Console.WriteLine(o.Total); public static string Label(this Order o) => o.Number; ";
        var site = await ResultModel.Site($"Action<Order> action = x => {{ }}; IShow show = null!; foreach (var o in db.Orders.ToList()) {{ {use} }}", extensions);
        Assert.Equal(rows, site.Use.Rows.Words());
    }

    /// <summary>Uses of <c>var list = db.Orders.ToList()</c>.</summary>
    [Theory]
    [InlineData("Show(list);", "private static void Show(List<Order> some) { foreach (var o in some) Console.WriteLine(o.Id); }", "PassedOn", "Id; named")]
    [InlineData("Show(list);", "private static void Show(IEnumerable<Order> some) { foreach (var o in some) Console.WriteLine(o.Id); }", "HandedOver", "Id; named")]
    [InlineData("Show(list);", "private static void Show(List<Order> some) => Console.WriteLine(some.Count);", "PassedOn", "; named")]
    [InlineData("Show(list);", "private static void Show(List<Order> some) => Console.WriteLine(some[0].Total);", "PassedOn", "Total; named")]
    [InlineData("Show(list);", "private static void Show(List<Order> some) => some.ForEach(o => o.IsPaid = true);", "PassedOn", "IsPaid; written named")]
    [InlineData("Show(list);", "private static void Show(List<Order> some) => some.Clear();", "Mutated PassedOn", "; named")]
    [InlineData("Show(list);", "private static void Show(List<Order> some) { var alias = some; alias.Add(new()); }", "Mutated PassedOn", "; named")]
    [InlineData("Show(list);", "private static List<Order>? Kept; private static void Show(List<Order> some) => Kept = some;", "PassedOn", "; named escapes")]
    [InlineData("foreach (var o in Paid(list)) Console.WriteLine(o.Total);", "private static IEnumerable<Order> Paid(List<Order> some) => some.Where(o => o.IsPaid);", "PassedOn", "IsPaid Total; named")]
    [InlineData("foreach (var o in Paid(list)) o.Total = 0;", "private static IEnumerable<Order> Paid(List<Order> some) { foreach (var o in some) if (o.IsPaid) yield return o; }", "PassedOn", "IsPaid Total; written named")]
    [InlineData("Console.WriteLine(Largest(list).Total);", "private static Order Largest(List<Order> some) => some.OrderBy(o => o.Total).First();", "PassedOn", "Total; named")]
    [InlineData("Console.WriteLine(Find(list)?.Total);", "private static Order? Find(List<Order> some) => some.FirstOrDefault(o => o.IsPaid);", "PassedOn", "IsPaid Total; null named")]
    [InlineData("var all = Copy(list); foreach (var o in all) o.IsPaid = true;", "private static List<Order> Copy(List<Order> some) { var copy = new List<Order>(); copy.AddRange(some); return copy; }", "PassedOn", "IsPaid; written named")]
    [InlineData("var all = Merge(list); foreach (var o in all) Console.WriteLine(o.Id);", "private static List<Order> Merge(List<Order> some) { var copy = new List<Order>(); foreach (var o in some) copy.Add(o); return copy; }", "PassedOn", "Id; named")]
    [InlineData("Store(list);", "private readonly ShopContext _db = new(); private void Store(List<Order> some) => _db.RemoveRange(some);", "PassedOn", "; named escapes")]
    [InlineData("Show(list.Where(o => o.IsPaid));", "private static void Show(IEnumerable<Order> some) { foreach (var o in some) Console.WriteLine(o.Id); }", "Operator", "Id IsPaid; named")]
    [InlineData("_ = new Report(list);", "public class Report { private int _count; public Report(List<Order> some) { _count = some.Count; } }", "PassedOn", "; named")]
    [InlineData("_ = new Report(list);", "public class Report { private List<Order> _some; public Report(List<Order> some) { _some = some; } }", "PassedOn", "; named escapes")]
    [InlineData("var seen = Set(list);", "private static HashSet<Order> Set(List<Order> some) { var set = new HashSet<Order>(); foreach (var o in some) set.Add(o); return set; }", "PassedOn", "; named compared")]
    [InlineData("Fill(into, list); foreach (var o in into) o.IsPaid = true;", "private static void Fill(List<Order> into, List<Order> some) => into.AddRange(some);", "PassedOn", "IsPaid; written named accumulated")]
    [InlineData("await Show(list);", "private static async Task Show(List<Order> some) { await Task.Yield(); foreach (var o in some) Console.WriteLine(o.Id); }", "PassedOn", "Id; named")]
    [InlineData("var dtos = list.Select(o => new Dto(o)).ToList();", "public class Dto { public int Id; public Dto(Order o) { Id = o.Id; } }", "Operator", "Id; named")]
    [InlineData("var dtos = list.Select(o => Map(o)).ToList();", "private static string Map(Order o) => o.Number + o.Total;", "Operator", "Number Total; named")]
    [InlineData("var dtos = list.Select(o => Map(o)).ToList();", "private static (Order, int) Map(Order o) => (o, o.Id);", "Operator", "Id; named escapes")]
    [InlineData("foreach (var o in list) Put(into, o);", "private static void Put(List<Order> into, Order one) { into.Add(one); foreach (var x in into) x.IsPaid = true; }", "Enumerated", "IsPaid; written named accumulated")]
    [InlineData("Fill(into, list); static void Fill(List<Order> into, List<Order> some) { foreach (var o in some) into.Add(o); }", "", "PassedOn", "; named accumulated")]
    public async Task A_collection_is_followed_into_methods(string use, string members, string kinds, string rows)
    {
        var site = await ResultModel.Site($"var into = new List<Order>(); var list = db.Orders.ToList(); {use}", members);
        Assert.Equal(kinds, site.Use.Kinds());
        Assert.Equal(rows, site.Use.Rows.Words());
    }

    [Fact]
    public async Task Calls_are_followed_only_so_deep()
    {
        var chain = string.Concat(Enumerable.Range(1, 9).Select(i => $"private static void Call{i}(Order o) => Call{i + 1}(o); "));
        var site = await ResultModel.Site("foreach (var o in db.Orders.ToList()) Call1(o);", chain + "private static void Call10(Order o) => Console.WriteLine(o.Id);");
        Assert.True(site.Use.Rows.Escapes);
    }

    [Fact]
    public async Task Methods_that_call_each_other_crosswise_are_read_in_no_time()
    {
        var calls = string.Concat(Enumerable.Range(1, 12).Select(i => $"Call{i}(o); "));
        var methods = string.Concat(Enumerable.Range(1, 12).Select(i => $"private static void Call{i}(Order o) {{ {calls} }} "));
        var site = await ResultModel.Site("foreach (var o in db.Orders.ToList()) Call1(o);", methods);
        Assert.True(site.Use.Rows.Escapes);
    }
}
