using Rowbound.Analyzers.Queries;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>What the body of a loop does through code that it calls.</summary>
public sealed class LoopHazardTests
{
    /// <summary>What a piece of code does, wherever it stands.</summary>
    public static TheoryData<string, string> Hazards => new()
    {
        { "_db.Orders.Count();", "ReachesDatabase" },
        { "_db.SaveChanges();", "ReachesDatabase" },
        { "_service.Handle(1);", "CallsUnknownCode" },
        { "_handler(1);", "CallsUnknownCode" },
        { "Thread.Sleep(1);", "CallsUnknownCode" },
        { "Task.Run(() => 1);", "CallsUnknownCode" },
        { "_count++;", "ChangesOutside" },
        { "Total = 5;", "ChangesOutside" },
        { "s_count++;", "ChangesOutside" },
        { "_kept.Add(1);", "ChangesOutside" },
        { "_array[0] = 1;", "ChangesOutside" },
        { "Loud = 5;", "ChangesOutside, WritesOut" },
        { "Console.WriteLine();", "WritesOut" },
        { "_writer.Write(1);", "WritesOut" },
        { "throw new InvalidOperationException();", "None" },
        { "var own = new List<int>(); own.Add(1); _ = string.Join(\", \", own);", "None" },
    };

    /// <summary>Where the code stands, as the loop calls it.</summary>
    private static readonly (string Name, string Call, string Members)[] Places =
    [
        ("in a helper", "Help();", "private void Help() { CODE }"),
        ("two helpers deep", "Outer();", "private void Outer() { Inner(); } private void Inner() { CODE }"),
        ("in a local function", "Local(); void Local() { CODE }", ""),
        ("in a getter", "_ = Computed;", "private int Computed { get { CODE return 1; } }"),
        ("in a lambda of a helper", "Help();", "private void Help() { _ = new[] { 1 }.Where(i => { CODE return true; }).ToList(); }"),
        ("in the setter", "Assigned = 1;", "private int Assigned { get => 1; set { CODE } }"),
        ("in an operator", "_ = new Money() + new Money();", "public class Money : Holder { public static Money operator +(Money one, Money other) { new Money().Add(); return one; } private void Add() { CODE } }"),
        ("in a constructor", "_ = new Made();", "public class Made : Holder { public Made() : base(1) { Do(); } private void Do() { CODE } }"),
    ];

    [Theory]
    [MemberData(nameof(Hazards))]
    public async Task A_hazard_is_found_wherever_it_stands(string code, string expected)
    {
        foreach (var (name, call, members) in Places)
        {
            var hazards = await HazardsOf(call.Replace("CODE", code, StringComparison.Ordinal), members.Replace("CODE", code, StringComparison.Ordinal));
            var missing = Enum.Parse<LoopHazards>(expected) & ~hazards;
            Assert.True(missing == LoopHazards.None, $"{code} {name}: {missing} is not found in {hazards}");
        }
    }

    [Theory]
    [InlineData("private async Task Help() { await Task.Yield(); }", "Help();", "CallsUnknownCode, Awaits")]
    [InlineData("private IEnumerable<int> Help() { yield return 1; }", "foreach (var i in Help().ToList()) { }", "Yields")]
    [InlineData("private static void Help(List<int> some) => some.Add(1);", "Help([]);", "ChangesOutside")]
    [InlineData("private static void Help(Order some) => some.IsPaid = true;", "Help(o);", "ChangesOutside")]
    [InlineData("private static void Help(ref int some) => some++;", "Help(ref outside);", "ChangesOutside")]
    [InlineData("private void Help() => Help();", "Help();", "CallsUnknownCode")]
    [InlineData("private void Help() => Other(); private void Other() => Help();", "Help();", "CallsUnknownCode")]
    [InlineData("private void A() => B(); private void B() => C(); private void C() => D(); private void D() => E(); private void E() { }", "A();", "CallsUnknownCode")]
    [InlineData("private void A() => B(); private void B() => C(); private void C() => D(); private void D() { }", "A();", "None")]
    [InlineData("public interface IDo { void Do(); } private IDo _do = null!;", "_do.Do();", "CallsUnknownCode")]
    [InlineData("public interface IDo { void Do(); } public class Only : IDo { public void Do() { } } private IDo _do = null!;", "_do.Do();", "None")]
    [InlineData("public class Do { public virtual void It() { } } public class Other : Do { public override void It() { } } private Do _do = null!;", "_do.It();", "CallsUnknownCode")]
    [InlineData("private static string Format(Order o) => $\"{o.Id}: {o.Total:N2}\";", "_ = Format(o);", "None")]
    [InlineData("private static string Format(Order o) => Trim(o.Number); private static string Trim(string s) => s.Trim().ToUpperInvariant();", "_ = Format(o);", "None")]
    [InlineData("private static decimal Sum(List<OrderLine> lines) { var sum = 0m; foreach (var l in lines) sum += l.Price; return sum; }", "_ = Sum(o.Lines);", "None")]
    [InlineData("private static int Sum(IEnumerable<int> some) { var sum = 0; foreach (var i in some) sum += i; return sum; }", "_ = Sum([]);", "CallsUnknownCode")]
    [InlineData("public class Dto { public int Id; public string Name { get; } public Dto(Order o) { Id = o.Id; Name = o.Number; } }", "_ = new Dto(o);", "None")]
    [InlineData("public class Dto { private static int s_made; public Dto(Order o) { s_made++; } }", "_ = new Dto(o);", "ChangesOutside")]
    [InlineData("public class Dto { private readonly int _n = Next(); public Dto(Order o) { } private static int Next() => Environment.TickCount; }", "_ = new Dto(o);", "CallsUnknownCode")]
    [InlineData("public class Base { public Base() { Thread.Sleep(1); } } public class Dto : Base { public Dto(Order o) { } }", "_ = new Dto(o);", "CallsUnknownCode")]
    [InlineData("public class Dto(Order o) { public int Id = o.Id; }", "_ = new Dto(o);", "CallsUnknownCode")]
    [InlineData("public record Dto { public int Id; public Dto(Order o) { Thread.Sleep(1); } }", "_ = new Dto(o);", "CallsUnknownCode")]
    [InlineData("private void Help() { void Local() { _count++; } Local(); }", "Help();", "ChangesOutside")]
    [InlineData("private void Help(out int made) { made = 1; }", "Help(out var made);", "ChangesOutside")]
    [InlineData("private void Help() { _event += () => { }; } private event Action? _event;", "Help();", "CallsUnknownCode")]
    [InlineData("private void Help(IEnumerable<Order> some) => some.Count();", "Help(outer);", "CallsUnknownCode")]
    [InlineData("private static readonly List<int> Shared = []; private static List<int> Get() => Shared;", "Get().Add(1);", "ChangesOutside")]
    [InlineData("private static readonly List<int> Shared = []; private static List<int> Get() => Shared;", "var some = Get(); some.Add(1);", "ChangesOutside")]
    [InlineData("private static List<int> Get(List<int> a) => a;", "Get([1]).Add(1);", "ChangesOutside")]
    [InlineData("", "var some = o.Id > 1 ? _kept : []; some.Add(1);", "ChangesOutside")]
    [InlineData("", "var some = new List<int>(); some = _kept; some.Add(1);", "ChangesOutside")]
    [InlineData("private static void Help(List<Order> all) { foreach (var x in all) x.IsPaid = true; }", "Help([]);", "ChangesOutside")]
    [InlineData("private static void Help(List<Order> all) { foreach (var x in all.Where(y => y.Id > 1).ToList()) x.IsPaid = true; }", "Help([]);", "ChangesOutside")]
    [InlineData("private readonly List<Order> _orders = [];", "foreach (var x in _orders) x.IsPaid = true;", "ChangesOutside")]
    [InlineData("", "o.IsPaid = true; foreach (var l in o.Lines) l.Quantity = 1;", "None")]
    [InlineData("public class Guard : IDisposable { public void Dispose() => Thread.Sleep(1); }", "using var guard = new Guard();", "CallsUnknownCode")]
    [InlineData("public class Guard : IDisposable { public void Dispose() => Thread.Sleep(1); }", "using (new Guard()) { }", "CallsUnknownCode")]
    [InlineData("public class Bag { public IEnumerator<int> GetEnumerator() { Thread.Sleep(1); return new List<int>().GetEnumerator(); } }", "foreach (var i in new Bag()) { }", "CallsUnknownCode")]
    [InlineData("public class Pair { public void Deconstruct(out int a, out int b) { Thread.Sleep(1); a = b = 1; } }", "var (a, b) = new Pair();", "CallsUnknownCode")]
    [InlineData("public class Bag { public List<int> Items; public Bag(List<int> items) { Items = items; } }", "var bag = new Bag(_kept); bag.Items.Add(1);", "ChangesOutside")]
    [InlineData("public struct Money { public static Money operator ++(Money one) { Thread.Sleep(1); return one; } }", "var money = new Money(); money++;", "CallsUnknownCode")]
    public async Task What_called_code_does_counts_as_in_the_loop(string members, string call, string expected) =>
        Assert.Equal(Enum.Parse<LoopHazards>(expected), await HazardsOf(call, members));

    private static async Task<LoopHazards> HazardsOf(string code, string members)
    {
        var site = await ResultModel.Site($"var outside = 0; IEnumerable<Order> outer = []; foreach (var o in db.Orders.ToList()) {{ {code} }}", $$"""
            {{Fields}}
            {{members}}
            public class Holder
            {
                public Holder() { }
                public Holder(int size) { }
                {{Fields.Replace("private", "protected", StringComparison.Ordinal)}}
            }
            public interface IService { void Handle(int size); }
            """);
        return site.HazardsOf(site.OnlyLoop!); // the only loop
    }

    private const string Fields = """
        private readonly ShopContext _db = null!;
        private readonly IService _service = null!;
        private readonly Action<int> _handler = null!;
        private readonly List<int> _kept = [];
        private readonly int[] _array = [];
        private readonly TextWriter _writer = null!;
        private int _count;
        private static int s_count;
        private int Total { get; set; }
        private int Loud { get => 1; set { Console.WriteLine(value); } }
        """;
}
