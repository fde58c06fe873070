using System.Reflection;
using Guides;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;
using ShopContext = Guides.ShopContext;

namespace Rowbound.Guides;

/// <summary>The pages of docs/guides work as they are written, on both databases, and show everything that is public.</summary>
public sealed class GuideTests
{
    public static TheoryData<Engine, string> Blocks =>
        [.. GuideBlock.All.Where(block => block.IsRun).SelectMany(block => Enum.GetValues<Engine>()
            .Select(engine => new TheoryDataRow<Engine, string>(engine, block.ClassName)))];

    [Theory, MemberData(nameof(Blocks))]
    public async Task The_code_of_a_page_runs(Engine engine, string name)
    {
        using var database = TestDatabase.On<ShopContext>(engine, options => new ShopContext(options));
        await using var db = new ShopContext(database.Options<ShopContext>().Options);
        await db.SeedAsync();
        var folder = Directory.CreateTempSubdirectory("rowbound-guide-").FullName;
        try
        {
            var type = GuideProgram.ClassOf(GuideBlock.All.Single(block => block.ClassName == name));
            await (Task)type.GetMethod("RunAsync")!.Invoke(Create(type, db, database, folder), [])!; // '!': every block has it
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_public_member_is_used_in_a_page()
    {
        var own = GuideBlock.HaveTestsOfTheirOwn.Select(page => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guides", page)));
        var text = string.Concat(GuideBlock.All.Select(block => block.Text).Concat(own));
        var missing = typeof(Chunk<>).Assembly.GetExportedTypes()
            .SelectMany(type => NamesOf(type).Select(name => (Type: type.Name.Split('`')[0], Name: name)))
            .Distinct()
            .Where(member => !IsUsed(text, member.Name))
            .Select(member => $"{member.Type}.{member.Name}");

        Assert.True(!missing.Any(), string.Join(", ", missing));
    }

    private static object Create(Type type, ShopContext db, TestDatabase database, string folder)
    {
        var instance = Activator.CreateInstance(type)!; // '!': a class
        Set(nameof(Surroundings.db), db);
        Set(nameof(Surroundings.contexts), new Factory(database.Options<ShopContext>().Options));
        Set(nameof(Surroundings.options), database.Options<ShopContext>());
        Set(nameof(Surroundings.cancellationToken), TestContext.Current.CancellationToken);
        Set(nameof(Surroundings.folder), folder);
        return instance;

        void Set(string name, object value) => type.GetProperty(name)!.SetValue(instance, value); // '!': the base class has it
    }

    /// <summary>What a reader would write: constructors and what every object and record has are not shown for their own
    /// sake.</summary>
    private static IEnumerable<string> NamesOf(Type type)
    {
        var flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var inherited = typeof(object).GetMethods().Select(method => method.Name)
            .Concat(["Deconstruct", "<Clone>$", "GetEnumerator", "value__", "Item", "PrintMembers"]);
        return type.GetMembers(flags)
            .Where(member => member is not (ConstructorInfo or Type) and not MethodInfo { IsSpecialName: true })
            .Select(member => member.Name)
            .Except(inherited);
    }

    private static bool IsUsed(string text, string name) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{System.Text.RegularExpressions.Regex.Escape(name)}\b");

    private sealed class Factory(DbContextOptions<ShopContext> options) : IDbContextFactory<ShopContext>
    {
        public ShopContext CreateDbContext() => new(options);
    }
}
