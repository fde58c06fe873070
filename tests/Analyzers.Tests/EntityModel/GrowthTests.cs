using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>Whether a table grows, by what the program does.</summary>
public sealed class GrowthTests
{
    [Theory]
    [InlineData("db.Set<Thing>().Add(new Thing());")]
    [InlineData("db.Set<Thing>().AddAsync(new Thing());")]
    [InlineData("db.Set<Thing>().AddRange(new Thing(), new Thing());")]
    [InlineData("db.Set<Thing>().AddRange(new List<Thing>());")]
    [InlineData("db.Add(new Thing());")]
    [InlineData("db.AddRange(new Thing(), new Thing());")]
    [InlineData("db.AddRange(new List<Thing>());")]
    [InlineData("db.AddRangeAsync(new[] { new Thing() });")]
    [InlineData("owner.Things.Add(new Thing());")]
    [InlineData("owner?.Things.Add(new Thing());")]
    [InlineData("db.Update(new Thing());")]
    [InlineData("db.Attach(new Thing { OwnerId = owner.Id });")]
    [InlineData("db.Set<Thing>().Update(new Thing { OwnerId = 2 });")]
    [InlineData("db.Set<Thing>().AttachRange(new Thing { OwnerId = 2 }, thing);")]
    [InlineData("db.Entry(new Thing()).State = EntityState.Added;")]
    [InlineData("db.Entry(thing).State = Microsoft.EntityFrameworkCore.EntityState.Added;")]
    [InlineData("db.AddRange([thing]);")]
    [InlineData("db.BulkInsert(new List<Thing>());")]
    [InlineData("db.BulkInsertAsync(new List<Thing>(), o => o.GetHashCode());")]
    [InlineData("db.BulkInsertOrUpdateAsync(new[] { thing });")]
    [InlineData("db.Set<Thing>().ExecuteInsertAsync(new List<Thing>());")]
    [InlineData("users.CreateAsync(thing, \"secret\");")]
    public async Task What_the_program_inserts_grows(string insert) =>
        Assert.InRange(await Of("Thing", Job(insert)), Growth.Grows, Growth.GrowsWithUse);

    [Theory]
    [InlineData("db.Add(new Thing());", false)]
    [InlineData("db.AddRange(new List<Thing>());", true)]
    [InlineData("db.Set<Thing>().AddRange([thing]);", true)]
    [InlineData("db.BulkInsert(new List<Thing>());", true)]
    [InlineData("for (var i = 0; i < 3; i++) db.Add(new Thing());", true)]
    [InlineData("foreach (var name in new[] { 1 }) { if (name > 0) owner.Things.Add(new Thing()); }", true)]
    [InlineData("new List<int>().ForEach(i => db.Add(new Thing()));", true)]
    [InlineData("db.Add(new Thing { OwnerId = DateTime.UtcNow.Year });", true)]
    [InlineData("var made = new Thing { OwnerId = DateTimeOffset.Now.Year }; db.Add(made);", true)]
    [InlineData("var made = new Thing { OwnerId = TimeProvider.System.GetUtcNow().Year }; db.Add(made);", true)]
    [InlineData("var made = new Thing { OwnerId = DateTime.MaxValue.Year }; db.Add(made);", false)]
    [InlineData("db.Add(thing); _ = new List<Thing>().Skip(10);", false)]
    [InlineData("db.Add(thing); _ = db.Orders.Skip(10);", false)]
    public async Task What_is_inserted_in_numbers_or_as_it_happens_grows_with_use(string insert, bool withUse) =>
        Assert.Equal(withUse ? Growth.GrowsWithUse : Growth.Grows, await Of("Thing", Job(insert)));

    [Theory]
    [InlineData("db.AddRange(new List<Tag>());", Growth.Grows)]
    [InlineData("db.Add(new Tag { Year = DateTime.UtcNow.Year });", Growth.GrowsWithUse)]
    public async Task A_list_that_belongs_to_nobody_may_be_imported_whole_and_short(string insert, object growth) =>
        Assert.Equal(growth, await Of("Tag", Job(insert)));

    [Theory]
    [InlineData("db.Database.EnsureDeleted();")]
    [InlineData("db.Database.EnsureDeletedAsync();")]
    public async Task What_is_inserted_into_a_database_for_one_run_stays_for_one_run(string delete) =>
        Assert.Equal(Growth.Grows, await Of("Thing", Job($"db.AddRange(new List<Thing>()); {delete}")));

    [Theory]
    [InlineData("public int OrderId { get; set; }", Growth.GrowsWithUse)]
    [InlineData("public int? OrderId { get; set; }", Growth.Unknown)]
    public async Task What_may_refer_to_another_row_does_not_belong_to_it(string key, object growth) =>
        Assert.Equal(growth, await Of("Piece", Setup.Default.WithFile(
            $"namespace Shop; public class Piece {{ public int Id {{ get; set; }} {key} public Order? Order {{ get; set; }} }}")));

    [Fact]
    public async Task What_is_only_paged_is_not_known_to_grow() =>
        Assert.Equal(Growth.Unknown, await Of("Thing", Job("_ = db.Set<Thing>().Take(10);")));

    [Theory]
    [InlineData("")]
    [InlineData("db.Remove(new Thing());")]
    [InlineData("db.Update(thing);")]
    [InlineData("db.Update(new Thing { Id = 1 });")]
    [InlineData("db.Attach(new Thing { Id = owner.Id });")]
    [InlineData("db.Set<Thing>().UpdateRange(new Thing { Id = 1, OwnerId = 2 });")]
    [InlineData("db.Entry(new Thing()).State = EntityState.Modified;")]
    [InlineData("new List<Thing>().Add(new Thing());")]
    [InlineData("view.Things.Add(new Thing());")]
    [InlineData("lookAlike.Add(new Thing());")]
    public async Task What_it_does_otherwise_says_nothing(string statement) => Assert.Equal(Growth.Unknown, await Of("Thing", Job(statement)));

    [Theory]
    [InlineData("public class Seeder { public void Fill(ShopContext db) => db.Add(new Thing()); }")]
    [InlineData("public class Job { public void SeedThings(ShopContext db) => db.Add(new Thing()); }")]
    [InlineData("public class Job { public void Run(ShopContext db) { Seed(); void Seed() => db.Add(new Thing()); } }")]
    [InlineData("public class Tools : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<ShopContext> { public ShopContext CreateDbContext(string[] args) { var db = new ShopContext(); db.Add(new Thing()); return db; } }")]
    [InlineData("public class Fill : Migration { protected override void Up(MigrationBuilder b) => new ShopContext().Add(new Thing()); }")]
    public async Task Seeding_does_not_count(string code) => Assert.Equal(Growth.Unknown, await Of("Thing", Setup.Default.WithFile(Identity).WithFile(Shop + code)));

    [Fact]
    public async Task Tests_do_not_count() => Assert.Equal(Growth.Unknown, await Of("Thing", Job("db.Add(new Thing());").AsTestProject()));

    [Theory]
    [InlineData("public Order Order { get; set; } = null!;")]
    [InlineData("public int OrderId { get; set; } public Order Order { get; set; } = null!;")]
    [InlineData("public Part Part { get; set; } = null!;")]
    public async Task What_belongs_to_what_grows_grows(string member) =>
        Assert.Equal(Growth.GrowsWithUse, await Of("Piece", Setup.Default.WithFile(
            $"namespace Shop; public class Piece {{ public int Id {{ get; set; }} {member} }} public class Part {{ public int Id {{ get; set; }} public Order Order {{ get; set; }} = null!; }}")));

    [Fact]
    public async Task The_principal_of_what_grows_need_not_grow() => Assert.Equal(Growth.Unknown, await Of("Customer", Setup.Default));

    [Fact]
    public async Task Nor_does_the_one_whose_key_the_other_end_of_one_to_one_has() =>
        Assert.Equal(Growth.Unknown, await Of("Seat", Setup.Default.WithFile("""
            namespace Shop;
            public class Seat { public int Id { get; set; } public Booking? Booking { get; set; } }
            public class Booking { public int Id { get; set; } public int SeatId { get; set; } public Seat Seat { get; set; } = null!; }
            public class Desk { public void Book(ShopContext db) => db.Add(new Booking()); }
            """)));

    [Fact]
    public async Task A_circle_of_references_comes_to_an_end() =>
        Assert.Equal(Growth.Unknown, await Of("Egg", Setup.Default.WithFile("""
            namespace Shop;
            public class Egg { public int Id { get; set; } public Hen Hen { get; set; } = null!; }
            public class Hen { public int Id { get; set; } public Egg Egg { get; set; } = null!; }
            """)));

    [Fact]
    public async Task What_the_model_seeds_stays_small() => Assert.Equal(Growth.StaysSmall, await Of("Category", Setup.Default));

    [Fact]
    public async Task What_is_seeded_stays_small_even_if_something_is_added() => Assert.Equal(
        Growth.StaysSmall,
        await Of("Thing", Job("db.Add(new Thing());").Modelling("modelBuilder.Entity<Thing>().HasData(new Thing { Id = 1 });")));

    [Fact]
    public async Task What_is_keyed_by_an_enum_stays_small() => Assert.Equal(Growth.StaysSmall, await Of("State", Setup.Default.WithFile(
        "namespace Shop; public class State { public OrderStatus Id { get; set; } public Order Order { get; set; } = null!; }")));

    [Fact]
    public async Task What_is_marked_stays_small() => Assert.Equal(Growth.StaysSmall, await Of("Flag", Setup.Default.WithFile("""
        namespace Shop;
        public class SmallTableAttribute : System.Attribute;
        [SmallTable] public class Flag { public int Id { get; set; } public Order Order { get; set; } = null!; }
        """)));

    [Theory]
    [InlineData("Order")]
    [InlineData("Customer, Order")]
    [InlineData("Ord*")]
    [InlineData("Shop.Order")]
    [InlineData("Customer, Shop.*")]
    public async Task What_the_user_lists_stays_small(string option) =>
        Assert.Equal(Growth.StaysSmall, await Of("Order", Setup.Default.WithOption("rowbound.small_tables", option)));

    private const string Shop = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Migrations;
        using Microsoft.AspNetCore.Identity;
        namespace Shop;
        public static class Bulk
        {
            public static void BulkInsert<T>(this DbContext db, IList<T> rows) { }
            public static Task BulkInsertAsync<T>(this DbContext db, IList<T> rows, Action<string>? options = null) => Task.CompletedTask;
            public static Task BulkInsertOrUpdateAsync<T>(this DbContext db, IList<T> rows) => Task.CompletedTask;
            public static Task ExecuteInsertAsync<T>(this DbSet<T> set, IEnumerable<T> rows) where T : class => Task.CompletedTask;
        }
        public class Thing { public int Id { get; set; } public int OwnerId { get; set; } public Owner Owner { get; set; } = null!; }
        public class Tag { public int Id { get; set; } public int Year { get; set; } }
        public class Owner { public int Id { get; set; } public List<Thing> Things { get; set; } = []; }
        public class View { public List<Thing> Things { get; set; } = []; }
        public class LookAlike { public void Add(object thing) { } }
        """;

    // The packages of ASP.NET Identity are not referenced: what counts is the name and the home of the type.
    private const string Identity = """
        namespace Microsoft.AspNetCore.Identity;
        public class UserManager<TUser> { public System.Threading.Tasks.Task CreateAsync(TUser user, string password) => System.Threading.Tasks.Task.CompletedTask; }
        """;

    private static Setup Job(string statement) => Setup.Default.WithFile(Identity).WithFile(
        Shop + $"\npublic class Job {{ public void Run(ShopContext db, Owner owner, View view, LookAlike lookAlike, Thing thing, UserManager<Thing> users) {{ {statement} }} }}");

    private static async Task<Growth> Of(string entity, Setup setup)
    {
        var (queries, compilation) = await Models.Of(setup);
        return queries.Entities.GrowthOf(Models.Type(compilation, entity), compilation.SyntaxTrees.First());
    }
}
