using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>What is done with the collection itself, and how often it is gone through.</summary>
public sealed class CollectionUseTests
{
    [Theory]
    [InlineData("return list;", "Returned", "; escapes returned")]
    [InlineData("return list.Where(o => o.IsPaid);", "Operator", "IsPaid; escapes returned")]
    [InlineData("_kept = list;", "StoredInField", "; escapes")]
    [InlineData("Kept = list;", "StoredInField", "; escapes")]
    [InlineData("Shared = list;", "StoredInField", "; escapes")]
    [InlineData("list.Add(new Order());", "Mutated", "; named")]
    [InlineData("list.Clear();", "Mutated", "")]
    [InlineData("list.RemoveAt(0);", "Mutated", "")]
    [InlineData("list.RemoveAll(o => o.IsPaid);", "Mutated", "IsPaid")]
    [InlineData("list.Remove(list[0]);", "Mutated Indexed", "; escapes compared")]
    [InlineData("list.Sort((a, b) => a.Total.CompareTo(b.Total));", "Mutated", "Total")]
    [InlineData("list.Sort();", "Unknown", "; escapes")]
    [InlineData("list.Reverse();", "Mutated", "")]
    [InlineData("list[0] = new Order();", "Mutated", "; escapes")]
    [InlineData("Console.WriteLine(list[^1].Total);", "Indexed", "Total")]
    [InlineData("list[^1] = new Order();", "Mutated", "; escapes")]
    [InlineData("list.ForEach(o => Console.WriteLine(o.Total));", "Visited", "Total")]
    [InlineData("list.ForEach(o => o.Total = 0);", "Visited", "Total; written")]
    [InlineData("list.ForEach(async o => { await Task.Yield(); Console.WriteLine(o.Total); });", "Visited", "; escapes")]
    [InlineData("Console.WriteLine(list.Exists(o => o.IsPaid));", "Visited", "IsPaid")]
    [InlineData("Console.WriteLine(list.Find(o => o.IsPaid)!.Total);", "Visited", "IsPaid Total; null")]
    [InlineData("foreach (var o in list.FindAll(o => o.IsPaid)) Console.WriteLine(o.Id);", "Visited", "Id IsPaid")]
    [InlineData("foreach (var o in list.Where(o => o.IsPaid).OrderBy(o => o.Id)) Console.WriteLine(o.Total);", "Operator", "Id IsPaid Total")]
    [InlineData("foreach (var o in list.Select(o => o)) o.IsPaid = true;", "Operator", "IsPaid; written")]
    [InlineData("foreach (var c in list.Select(o => o.Customer)) c.Name = \"\";", "Operator", "Customer Name; written navigates")]
    [InlineData("foreach (var l in list.SelectMany(o => o.Lines)) Console.WriteLine(l.Quantity);", "Operator", "Lines Quantity; navigates")]
    [InlineData("foreach (var x in list.Select(o => new { o })) Console.WriteLine(x.o.Id);", "Operator", "; escapes")]
    [InlineData("Parallel.ForEach(list, o => Console.WriteLine(o.Id));", "HandedOver", "; escapes")]
    [InlineData("foreach (var o in list) yield return o;", "Enumerated", "; escapes returned")]
    [InlineData("foreach (var o in list) yield return o.Id;", "Enumerated", "Id")]
    [InlineData("Console.WriteLine(string.Join(\", \", list.Select(o => o.Number)));", "Operator", "Number")]
    [InlineData("Console.WriteLine(list.Count() + list.Sum(o => o.Total));", "Operator Operator", "Total")]
    [InlineData("foreach (var o in list) { var lines = o.Lines; lines.Clear(); }", "Enumerated", "Lines; written navigates")]
    [InlineData("var kept = _kept; foreach (var o in list) kept.Add(o);", "Enumerated", "; escapes accumulated")]
    public async Task The_use_of_the_collection_has_a_kind(string use, string kinds, string rows)
    {
        var result = (await ResultModel.Site($"var list = db.Orders.ToList(); {use}", "private List<Order> _kept = []; public List<Order>? Kept { get; set; } public static List<Order>? Shared;")).Use;
        Assert.Equal(kinds, result.Kinds());
        Assert.Equal(rows, result.Rows.Words());
    }

    [Theory]
    [InlineData("Console.WriteLine(list.Count);", "Never")]
    [InlineData("foreach (var o in list) { }", "Once")]
    [InlineData("var total = list.Sum(o => o.Total);", "Once")]
    [InlineData("list.ForEach(o => { });", "Once")]
    [InlineData("foreach (var o in list.Where(o => o.IsPaid)) { }", "Once")]
    [InlineData("var paid = list.Where(o => o.IsPaid); foreach (var o in paid) { } foreach (var o in paid) { }", "Several")]
    [InlineData("var alias = list; foreach (var o in alias) { }", "Once")]
    [InlineData("foreach (var o in list) { } foreach (var o in list) { }", "Several")]
    [InlineData("Console.WriteLine(list.Any() ? list.Max(o => o.Id) : 0);", "Several")]
    [InlineData("for (var i = 0; i < 3; i++) foreach (var o in list) { }", "EachTurn")]
    [InlineData("while (list.Any()) { }", "EachTurn")]
    [InlineData("foreach (var i in new[] { 1, 2 }) Console.WriteLine(list.Count(o => o.Id == i));", "EachTurn")]
    [InlineData("Walk(list);", "Once")]
    [InlineData("Walk(list); Walk(list);", "Several")]
    [InlineData("Twice(list);", "Several")]
    [InlineData("for (;;) Walk(list);", "EachTurn")]
    [InlineData("Often(list);", "EachTurn")]
    [InlineData("Length(list);", "Never")]
    public async Task How_often_the_rows_are_gone_through(string use, string times)
    {
        var site = await ResultModel.Site($"var list = db.Orders.ToList(); {use}", """
            private static void Walk(IEnumerable<Order> some) { foreach (var o in some) { } }
            private static void Twice(List<Order> some) { Walk(some); Walk(some); }
            private static void Often(List<Order> some) { for (var i = 0; i < 3; i++) Walk(some); }
            private static int Length(List<Order> some) => some.Count;
            """);
        Assert.Equal(times, site.Use.Enumerations.ToString());
    }
}
