using System.Text;
using Rowbound.Tool;
using Rowbound.Tool.Fixing;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class FileWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rowbound-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_keeps_its_byte_order_mark_or_its_lack_of_one(bool mark)
    {
        var path = Write("a.cs", "old", new UTF8Encoding(mark));

        FileWriter.Write([new(path, "old", "new", Encoding.UTF8)]);

        Assert.Equal([.. new UTF8Encoding(mark).Preamble, .. "new"u8], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_keeps_another_encoding()
    {
        var path = Write("a.cs", "größe", Encoding.Unicode);

        FileWriter.Write([new(path, "größe", "größer", Encoding.Unicode)]);

        Assert.Equal([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("größer")], File.ReadAllBytes(path));
    }

    [Fact]
    public void When_one_file_cannot_be_written_none_is()
    {
        var path = Write("a.cs", "old", Encoding.UTF8);
        var gone = Path.Combine(_folder.FullName, "gone", "b.cs");

        Assert.Throws<ToolFailure>(() => FileWriter.Write(
            [new(path, "old", "new", Encoding.UTF8), new(gone, "old", "new", Encoding.UTF8)]));

        Assert.Equal("old", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("a\r\nb\r\n", "a\r\nx\nb\r\n", "a\r\nx\r\nb\r\n")]
    [InlineData("a\nb\n", "a\nx\r\nb\n", "a\nx\nb\n")]
    [InlineData("a\r\nb\n", "a\r\nx\nb\n", "a\r\nx\nb\n")]
    public void Added_lines_end_as_the_file_ends_its_lines(string before, string after, string expected) =>
        Assert.Equal(expected, LineEndings.As(before, after));

    private string Write(string name, string text, Encoding encoding)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, encoding);
        return path;
    }
}
