using System.Globalization;

namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>
/// Makes the rows, each from its number alone, so that both engines hold the same and every sum can be known beforehand.
/// </summary>
internal static class ArticleSource
{
    /// <summary>Authors take turns.</summary>
    internal const int Authors = 100;

    private const int PoolLength = 1 << 20;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789  ";

    private static readonly DateTime FirstDay = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Random letters: databases that compress long texts find nothing to compress.</summary>
    private static readonly string Pool = string.Create(PoolLength, 0, static (text, _) =>
    {
        var random = new Random(1);
        for (var i = 0; i < text.Length; i++)
            text[i] = Letters[random.Next(Letters.Length)];
    });

    internal static IEnumerable<Article> Rows(Shape shape, int count)
    {
        for (var id = 1; id <= count; id++)
        {
            yield return new Article
            {
                Id = id,
                Created = FirstDay.AddSeconds(id),
                AuthorId = AuthorOf(id),
                Title = TitleOf(id),
                Summary = Text(id, 17, 200),
                Payload = PayloadOf(id),
                Body = shape.BodyLength == 0 ? null : Text(id, 31, shape.BodyLength),
            };
        }
    }

    internal static int AuthorOf(int id) => id % Authors;

    /// <summary>60 characters.</summary>
    internal static string TitleOf(int id) => string.Concat(id.ToString("D8", CultureInfo.InvariantCulture), Slice(id, 7, 52));

    private static string PayloadOf(int id) => $$"""{"rank": {{id % 7}}, "source": "feed", "text": "{{Slice(id, 13, 420)}}"}""";

    private static string Text(int id, int step, int length) => Slice(id, step, length).ToString();

    private static ReadOnlySpan<char> Slice(int id, int step, int length) =>
        Pool.AsSpan((int)((long)id * step * 1009 % (PoolLength - length)), length);
}
