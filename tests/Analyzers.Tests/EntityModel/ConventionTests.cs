using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What <c>ConfigureConventions</c> says of all properties of a type.</summary>
public sealed class ConventionTests
{
    private const string Text = "public string P { get; set; } = \"\";";

    [Theory]
    [InlineData(Text, "b.Properties<string>().HaveMaxLength(200);", false)]
    [InlineData(Text, "b.Properties<string>().AreUnicode(false).HaveMaxLength(20_000);", true)]
    [InlineData(Text, "b.Properties(typeof(string)).HaveMaxLength(20_000);", true)]
    [InlineData(Text, "b.Properties<string>(s => s.HaveMaxLength(20_000));", true)]
    [InlineData(Text, "b.Properties<string>().HaveColumnType(\"text\");", true)]
    [InlineData(Text, "b.Properties<string>().HaveColumnType(\"varchar(100)\");", false)]
    [InlineData(Text, "b.Properties<byte[]>().HaveMaxLength(20_000);", false)]
    [InlineData("public byte[] P { get; set; } = [];", "b.Properties<byte[]>().HaveMaxLength(100);", false)]
    [InlineData("public byte[] P { get; set; } = [];", "b.Properties<string>().HaveMaxLength(100);", true)]
    [InlineData(Text, "b.DefaultTypeMapping<string>().HasMaxLength(20_000);", false)]
    public async Task A_length_goes_for_every_property_of_the_type(string member, string convention, bool isLarge) =>
        Assert.Equal(isLarge, (await Thing(member, convention)).LargeColumns(8192).Any());

    [Theory]
    [InlineData("[MaxLength(20_000)] public string P { get; set; } = \"\";", "", false)]
    [InlineData(Text, "modelBuilder.Entity<Thing>().Property(t => t.P).HasMaxLength(20_000);", true)]
    public async Task A_convention_is_above_attributes_and_below_the_model(string member, string model, bool isLarge) =>
        Assert.Equal(isLarge, (await Thing(member, "b.Properties<string>().HaveMaxLength(200);", model: model)).LargeColumns(8192).Any());

    [Theory]
    [InlineData("public OrderStatus P { get; set; }", "b.Properties<OrderStatus>().HaveConversion<string>();", true)]
    [InlineData("public OrderStatus? P { get; set; }", "b.Properties<OrderStatus>().HaveConversion<string>();", true)]
    [InlineData("public OrderStatus P { get; set; }", "b.Properties(typeof(OrderStatus)).HaveConversion<string>();", true)]
    [InlineData("public OrderStatus P { get; set; }", "b.Properties<Enum>().HaveConversion<string>();", true)]
    [InlineData("public DateTime P { get; set; }", "b.Properties<OrderStatus>().HaveConversion<string>();", false)]
    [InlineData("public OrderStatus P { get; set; }", "b.DefaultTypeMapping<OrderStatus>();", false)]
    [InlineData("public DateTime P { get; set; }", "foreach (var type in new[] { typeof(Guid) }) b.Properties(type).HaveConversion<string>();", true)]
    [InlineData("public OrderStatus P { get; set; }", "b.AsText<OrderStatus>();", true)]
    [InlineData("public DateTime P { get; set; }", "b.AsText<OrderStatus>();", false)]
    [InlineData("public DateTime P { get; set; }", "b.Conventions.Add(_ => new Tidy());", true)]
    [InlineData("public DateTime P { get; set; }", "b.Conventions.Remove(typeof(Tidy));", false)]
    public async Task A_conversion_goes_for_the_type_that_it_names(string member, string convention, bool isConverted) =>
        Assert.Equal(isConverted, (await Thing(member, convention)).HasConversion("P"));

    [Theory]
    [InlineData("b.Properties<Money>().HaveConversion<MoneyConverter>();", true)]
    [InlineData("b.Properties<IValue>().HaveConversion<MoneyConverter>();", true)]
    [InlineData("b.DefaultTypeMapping<Money>().HasConversion<MoneyConverter>();", false)]
    [InlineData("", false)]
    public async Task A_type_with_a_convention_is_a_column(string convention, bool isColumn)
    {
        var type = await Thing("public Money P { get; set; } = new();", convention);
        Assert.Equal((isColumn, !isColumn), (type.IsPlainColumn(type.Property("P")!), type.IsNavigation(type.Property("P")!)));
    }

    [Theory]
    [InlineData("b.IgnoreAny<Money>();")]
    [InlineData("b.IgnoreAny(typeof(Money));")]
    [InlineData("b.IgnoreAny<IValue>();")]
    public async Task An_ignored_type_is_neither_column_nor_navigation(string convention)
    {
        var type = await Thing("public Money P { get; set; } = new();", convention);
        Assert.False(type.IsPlainColumn(type.Property("P")!) || type.IsNavigation(type.Property("P")!));
    }

    [Fact]
    public async Task A_type_that_the_model_ignores_is_no_navigation()
    {
        var type = await Thing("public Money P { get; set; } = new();", "", "modelBuilder.Ignore<Money>();");
        Assert.False(type.IsNavigation(type.Property("P")!));
    }

    [Fact]
    public async Task A_complex_type_is_a_part_of_the_row()
    {
        var type = await Thing("public Money P { get; set; } = new();", "b.ComplexProperties<Money>();");
        Assert.True(type.IsOwned(type.Property("P")!) && !type.IsNavigation(type.Property("P")!));
    }

    private static Task<EntityType> Thing(string member, string convention, string model = "") => Models.Thing(Models.Id + member, $$"""
        public interface IValue;
        public class Money : IValue { public decimal Amount { get; set; } }
        public class MoneyConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Money, decimal>(m => m.Amount, a => new Money { Amount = a });
        public class Tidy : Microsoft.EntityFrameworkCore.Metadata.Conventions.IModelFinalizingConvention
        {
            public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, Microsoft.EntityFrameworkCore.Metadata.Conventions.IConventionContext<IConventionModelBuilder> context) { }
        }
        public static class Conventions
        {
            public static void AsText<T>(this ModelConfigurationBuilder b) where T : struct => b.Properties<T>().HaveConversion<string>();
        }
        public class ThingContext : DbContext
        {
            protected override void ConfigureConventions(ModelConfigurationBuilder b) { {{convention}} }
        }
        """, setup: Setup.Default.Modelling(model));
}
