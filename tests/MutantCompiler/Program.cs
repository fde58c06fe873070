using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.MutantCompiler;

// Each line of the input is a request in JSON; each line of the output is an empty text, or the errors of the compiler, in JSON.
// What is read once is kept, so that the next mutant costs only its own compilation.
var parsing = new CSharpParseOptions(LanguageVersion.CSharp14);
var trees = new Dictionary<string, SyntaxTree>();
var references = new Dictionary<string, MetadataReference>();
while (Console.ReadLine() is { } line)
{
    var request = JsonSerializer.Deserialize<MutantRequest>(line) ?? throw new ArgumentException("There is no request.");
    var extra = string.Concat(request.Usings.Select(name => $"global using {name};\n"))
        + string.Concat(request.Friends.Select(name => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]\n"));
    var compilation = CSharpCompilation.Create(
        request.Name,
        [
            .. request.Sources.Select(file => Cached(trees, file, path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parsing, path))),
            CSharpSyntaxTree.ParseText(request.Changed, parsing),
            CSharpSyntaxTree.ParseText(extra, parsing),
        ],
        request.References.Select(file => Cached(references, file, path => MetadataReference.CreateFromFile(path))),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    var result = compilation.Emit(request.Output);
    var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    Console.WriteLine(JsonSerializer.Serialize(string.Join('\n', errors)));
}

static TValue Cached<TValue>(Dictionary<string, TValue> cache, string file, Func<string, TValue> read)
{
    if (!cache.TryGetValue(file, out var value))
        cache[file] = value = read(file);
    return value;
}
