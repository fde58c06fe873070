using System.Security.Cryptography;

namespace Shop.Jobs;

/// <summary>The SHA-256 of everything that is written, so that an export of any length has a short result to compare.</summary>
internal static class TextDigest
{
    public static async Task<string> OfAsync(Func<TextWriter, Task> write)
    {
        using var hash = SHA256.Create();
        await using (var writer = new StreamWriter(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)))
        {
            writer.NewLine = "\n";
            await write(writer);
        }

        return Convert.ToHexString(hash.Hash!); // complete: its stream is closed
    }
}
