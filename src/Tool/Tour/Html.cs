using System.Net;

namespace Rowbound.Tool.Tour;

internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
