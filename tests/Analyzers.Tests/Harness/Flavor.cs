namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The two ways to execute a query.</summary>
public enum Flavor
{
    /// <summary><c>db.Orders.ToList()</c></summary>
    Sync,

    /// <summary><c>await db.Orders.ToListAsync()</c></summary>
    Async,
}

/// <summary>Writes code in one flavor, so that one theory tests both.</summary>
public static class FlavorText
{
    extension(Flavor flavor)
    {
        /// <summary><c>await </c> or nothing.</summary>
        public string Await => flavor == Flavor.Async ? "await " : "";

        /// <summary><c>ToList</c> or <c>ToListAsync</c>; markup around the name stays around it.</summary>
        public string Name(string method)
        {
            if (flavor == Flavor.Sync)
                return method;

            var end = method.Length;
            while (end > 0 && !char.IsLetterOrDigit(method[end - 1]) && method[end - 1] != '>')
                end--;
            var generic = method.IndexOf('<', StringComparison.Ordinal);
            return method.Insert(generic < 0 ? end : generic, "Async");
        }

        /// <summary><c>db.Orders.ToList()</c> or <c>await db.Orders.ToListAsync()</c>.</summary>
        public string Run(string query, string method, params string[] arguments) =>
            $"{flavor.Await}{query}.{flavor.Name(method)}({string.Join(", ", arguments)})";

        /// <summary>As <see cref="Run"/>, in parentheses where more is chained to the result.</summary>
        public string RunInside(string query, string method, params string[] arguments) =>
            flavor == Flavor.Sync ? flavor.Run(query, method, arguments) : $"({flavor.Run(query, method, arguments)})";

        /// <summary><c>foreach (var o in query)</c> or <c>await foreach (var o in query.AsAsyncEnumerable())</c>.</summary>
        public string ForEach(string variable, string query) => flavor == Flavor.Sync
            ? $"foreach (var {variable} in {query})"
            : $"await foreach (var {variable} in {query}.AsAsyncEnumerable())";

        /// <summary><c>public int Count</c> or <c>public async Task&lt;int&gt; Count</c>.</summary>
        public string Method(string type, string name) => (flavor, type) switch
        {
            (Flavor.Sync, _) => $"public {type} {name}",
            (_, "void") => $"public async Task {name}",
            _ => $"public async Task<{type}> {name}",
        };
    }
}
