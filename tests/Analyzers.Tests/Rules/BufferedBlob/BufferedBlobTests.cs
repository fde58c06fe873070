using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.BufferedBlob.BufferedBlobRule>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedBlob;

public sealed class BufferedBlobTests
{
    [Theory, SyncAndAsync]
    public Task An_image_that_is_copied_to_a_file(Flavor flavor) => Verify.Suggests($$"""
        var image = {{flavor.Run("db.Products.Where(p => p.Id == 7).Select(p => p.Image)", "[|Single|]")}};
        File.WriteAllBytes("image.png", image);
        """);

    [Fact]
    public Task The_message_names_the_column() => Verify.Says(
        "'Image' of a row of 'Products' is held whole, though it is only copied or hashed",
        "File.WriteAllBytes(\"image.png\", db.Products.Where(p => p.Id == 7).Select(p => p.Image).[|Single|]());");

    [Theory]
    [InlineData("await output.WriteAsync(image!, cancellationToken);")]
    [InlineData("output.Write(image!, 0, image!.Length);")]
    [InlineData("if (image is not null) await new MemoryStream(image).CopyToAsync(output, cancellationToken);")]
    [InlineData("if (image == null) return; Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(image)));")]
    public Task Wherever_it_goes(string use) => Verify.Flags($$"""
        using var output = File.Create("image.png");
        var image = await db.Products.Where(p => p.Id == 7).Select(p => p.Image).[|FirstOrDefaultAsync|](cancellationToken);
        {{use}}
        """);

    [Theory]
    [InlineData("return image;")]
    [InlineData("Console.WriteLine(image[0]);")]
    [InlineData("Array.Reverse(image); output.Write(image, 0, 3);")]
    [InlineData("output.Write(image, 0, 3); Console.WriteLine(Convert.ToBase64String(image));")]
    [InlineData("Console.WriteLine(image.Length);")]
    [InlineData("image = []; output.Write(image, 0, 0);")]
    public Task A_value_that_is_looked_at_is_needed(string use) => Verify.Silent($$"""
        using var output = File.Create("image.png");
        var image = db.Products.Where(p => p.Id == 7).Select(p => p.Image).First();
        {{use}}
        """);

    [Theory]
    [InlineData("db.Set<Scan>().Where(s => s.Id == 7).Select(s => s.Hash).First()")]
    [InlineData("db.Set<Scan>().Where(s => s.Id == 7).Select(s => s.Bytes).ToList()[0]")]
    [InlineData("db.Set<Scan>().First(s => s.Id == 7).Hash")]
    public Task Short_values_and_lists_are_another_matter(string query) => Verify.Silent(
        $"File.WriteAllBytes(\"scan.png\", {query});",
        Setup.Default.WithFile("""
            using System.ComponentModel.DataAnnotations;

            namespace Shop;

            public class Scan
            {
                public int Id { get; set; }
                public byte[] Bytes { get; set; } = [];
                [MaxLength(32)] public byte[] Hash { get; set; } = [];
            }
            """));

    [Fact]
    public Task A_stream_is_fine() => Verify.Silent(
        """
        await using var image = await db.Products.Where(p => p.Id == 7).OpenReadAsync(p => p.Image, cancellationToken);
        """,
        Setup.Runtime);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        "File.WriteAllBytes(\"image.png\", db.Products.Where(p => p.Id == 7).Select(p => p.Image).Single());",
        Setup.Default.WithOption("rowbound.small_tables", "Product"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        "File.WriteAllBytes(\"image.png\", db.Products.Where(p => p.Id == 7).Select(p => p.Image).Single());",
        Setup.Default.AsTestProject());
}
