using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>Inserts that stand behind a method of the program.</summary>
public sealed class InsertWrapperTests
{
    private const string Repository = "public class Repository<T>(ShopContext db) where T : class";

    [Theory]
    [InlineData("public void Insert(T entity) => db.Set<T>().Add(entity);", "things.Insert(thing);")]
    [InlineData("public void Insert(T entity) => db.Add(entity);", "things.Insert(thing);")]
    [InlineData("public async Task InsertAsync(T entity) { await db.AddAsync(entity); await db.SaveChangesAsync(); }", "things.InsertAsync(thing);")]
    [InlineData("private readonly DbSet<T> _set = db.Set<T>(); public async Task<T> InsertAsync(T entity, CancellationToken token = default) { await _set.AddAsync(entity, token); return entity; }", "things.InsertAsync(thing);")]
    [InlineData("public void InsertAll(IEnumerable<T> entities) => db.Set<T>().AddRange(entities);", "things.InsertAll(new List<Thing>());")]
    [InlineData("public void InsertAll(List<T> entities) => db.AddRange(entities);", "things.InsertAll([thing]);")]
    [InlineData("public void InsertAll(IEnumerable<T> entities) { foreach (var entity in entities) db.Set<T>().Add(entity); }", "things.InsertAll(new[] { thing });")]
    [InlineData("public void InsertAll(params T[] entities) => db.Set<T>().AddRange(entities);", "things.InsertAll(thing, thing);")]
    [InlineData("public void Insert(T entity) => db.Entry(entity).State = EntityState.Added;", "things.Insert(thing);")]
    [InlineData("public void Insert(string user, T entity) { db.Set<T>().Add(entity); }", "things.Insert(\"me\", thing);")]
    [InlineData("public void Insert(string user, T entity) { db.Set<T>().Add(entity); }", "things.Insert(entity: thing, user: \"me\");")]
    [InlineData("public void Insert(T entity) => Save(entity); private void Save(T entity) => db.Add(entity);", "things.Insert(thing);")]
    [InlineData("public void Insert(T entity) => One(entity); private void One(T entity) => Two(entity); private void Two(T entity) => db.Add(entity);", "things.Insert(thing);")]
    [InlineData("public void InsertMany(IEnumerable<T> many) { foreach (var one in many) Insert(one); } public void Insert(T entity) => db.Add(entity);", "things.InsertMany(new List<Thing>());")]
    public async Task A_repository_of_its_own_inserts_what_it_is_given(string members, string call) =>
        Assert.InRange(await Of($"{Repository} {{ {members} }}", call), Growth.Grows, Growth.GrowsWithUse);

    [Theory]
    [InlineData("public void Insert(T entity) => db.Set<T>().Add(entity);", "")]
    [InlineData("public void Insert(T entity) => db.Set<T>().Add(entity);", "orders.Insert(order);")]
    [InlineData("public void Insert(T entity) => db.Set<T>().Remove(entity);", "things.Insert(thing);")]
    [InlineData("public void Insert(T entity) => db.Set<T>().Update(entity);", "things.Insert(thing);")]
    [InlineData("public void Insert(T entity) => new List<T>().Add(entity);", "things.Insert(thing);")]
    [InlineData("public void Insert(T entity, Order order) => db.Add(order);", "things.Insert(thing, order);")]
    [InlineData("public void SeedAll(T entity) => db.Add(entity);", "things.SeedAll(thing);")]
    [InlineData("public void Insert(T entity) => A(entity); private void A(T e) => B(e); private void B(T e) => C(e); private void C(T e) => D(e); private void D(T e) => db.Add(e);", "things.Insert(thing);")]
    public async Task What_it_does_otherwise_says_nothing(string members, string call) =>
        Assert.Equal(Growth.Unknown, await Of($"{Repository} {{ {members} }}", call));

    [Theory]
    [InlineData("things.AddAsync(thing);", "class Repository<T>(ShopContext db) : IRepository<T> where T : class { public async Task AddAsync(T entity) => await db.Set<T>().AddAsync(entity); }")]
    [InlineData("named.AddAsync(thing);", "class ThingRepository(ShopContext db) : Repository<Thing>(db), IThingRepository { } class Repository<T>(ShopContext db) where T : class { public async Task AddAsync(T entity) => await db.Set<T>().AddAsync(entity); }")]
    [InlineData("things.AddAsync(thing);", "class Repository<T>(ShopContext db) : IRepository<T> where T : class { async Task IRepository<T>.AddAsync(T entity) => await db.AddAsync(entity); }")]
    [InlineData("things.AddAsync(thing);", "abstract class Base<T> : IRepository<T> { public abstract Task AddAsync(T entity); } class Repository<T>(ShopContext db) : Base<T> where T : class { public override async Task AddAsync(T entity) => await db.AddAsync(entity!); }")]
    [InlineData("things.AddAsync(thing);", "class Repository<T>(ShopContext db) : IRepository<T> where T : class { public async Task AddAsync(T entity) => await db.AddAsync(entity); } class Logged<T>(IRepository<T> inner) : IRepository<T> { public Task AddAsync(T entity) { Console.WriteLine(); return inner.AddAsync(entity); } }")]
    [InlineData("unit.Things.AddAsync(thing);", "class Repository<T>(ShopContext db) : IRepository<T> where T : class { public async Task AddAsync(T entity) => await db.AddAsync(entity); }")]
    public async Task An_interface_inserts_if_all_that_is_behind_it_does(string call, string code) => Assert.Equal(Growth.Grows, await Of(code, call));

    [Theory]
    [InlineData("")]
    [InlineData("class Api<T> : IRepository<T> { public Task AddAsync(T entity) => Task.CompletedTask; }")]
    [InlineData("class Repository<T>(ShopContext db) : IRepository<T> where T : class { public async Task AddAsync(T entity) => await db.AddAsync(entity); } class Memory<T> : IRepository<T> { private readonly List<T> _all = []; public Task AddAsync(T entity) { _all.Add(entity); return Task.CompletedTask; } }")]
    public async Task An_interface_behind_which_something_else_may_stand_says_nothing(string code) =>
        Assert.Equal(Growth.Unknown, await Of(code, "things.AddAsync(thing);"));

    [Theory]
    [InlineData("static class Ext { public static void Insert<T>(this DbContext db, T entity) where T : class => db.Set<T>().Add(entity); }", "db.Insert(thing);", Growth.Grows)]
    [InlineData("static class Ext { public static void Insert<T>(this DbContext db, T entity) where T : class => db.Set<T>().Add(entity); }", "Ext.Insert(db, thing);", Growth.Grows)]
    [InlineData("static class Ext { public static void Insert(this DbContext db, object entity) => db.Add(entity); }", "db.Insert(thing);", Growth.Grows)]
    [InlineData("static class Ext { public static void Insert(this DbContext db, IEntity entity) => db.Add(entity); }", "db.Insert(thing);", Growth.Grows)]
    [InlineData("static class Ext { public static void Insert(this DbContext db, object entity) => db.Add(entity); }", "db.Insert(order);", Growth.Unknown)]
    [InlineData("static class Ext { public static void Insert<T>(this DbContext db, T entity) where T : class => db.Set<T>().Add(entity); }", "Run(); void Run() => db.Insert(thing);", Growth.Grows)]
    [InlineData("static class Ext { public static void Insert<T>(this DbContext db, T entity) where T : class => db.Set<T>().Add(entity); }", "Seed(); void Seed() => db.Insert(thing);", Growth.Unknown)]
    public async Task An_extension_of_the_context_inserts_what_it_is_given(string code, string call, object growth) => Assert.Equal(growth, await Of(code, call));

    [Fact]
    public async Task In_tests_nothing_is_counted() => Assert.Equal(Growth.Unknown, await Of(
        $"{Repository} {{ public void Insert(T entity) => db.Add(entity); }}", "things.Insert(thing);", Setup.Default.AsTestProject()));

    private static async Task<Growth> Of(string code, string call, Setup? setup = null)
    {
        var repository = code.Contains("class Repository<T>(ShopContext db) where", StringComparison.Ordinal) && !code.Contains("IThingRepository", StringComparison.Ordinal) ? "Repository" : "IRepository";
        var (queries, compilation) = await Models.Of((setup ?? Setup.Default).WithFile($$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.EntityFrameworkCore;

            namespace Shop;

            public interface IEntity;
            public class Thing : IEntity { public int Id { get; set; } }
            interface IRepository<T> { Task AddAsync(T entity); }
            interface IThingRepository : IRepository<Thing>;
            class Unit { public IRepository<Thing> Things => null!; }
            {{code}}
            class Job
            {
                public void Run(ShopContext db, {{repository}}<Thing> things, {{repository}}<Order> orders, IThingRepository named, Unit unit, Thing thing, Order order) { {{call}} }
            }
            """));
        return queries.Entities.GrowthOf(Models.Type(compilation, "Thing"), compilation.SyntaxTrees.First());
    }
}
