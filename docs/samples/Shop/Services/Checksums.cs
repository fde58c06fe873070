using System.Security.Cryptography;
using System.Text;

namespace Shop.Services;

public static class Checksums
{
    public static string Of(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
