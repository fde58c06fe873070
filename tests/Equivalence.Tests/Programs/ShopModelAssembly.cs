using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Databases;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>The shop compiled alone, once for all code that runs on it.</summary>
internal sealed class ShopModelAssembly
{
    private static readonly ConcurrentDictionary<string, Lazy<ShopModelAssembly>> Compiled = new();

    private readonly Lazy<Type> _context;

    private ShopModelAssembly(string statements, string options)
    {
        Statements = statements;
        Setup = statements.Length == 0 ? Setup.Runtime : Setup.Runtime.Modelling(statements);
        Setup = options.Length == 0 ? Setup : Setup.Configuring(options);
        File = ProgramFiles.New("Shop.dll");
        ProgramFiles.Emit(TestProject.Create(Setup).GetCompilationAsync().Result!.WithAssemblyName("Shop"), File); // C# has one
        Reference = MetadataReference.CreateFromFile(File);
        _context = new(() => new AssemblyLoadContext(name: null).LoadFromAssemblyPath(File).GetType("Shop.ShopContext", throwOnError: true)!);
    }

    /// <summary>What was added to <c>OnModelCreating</c>.</summary>
    internal string Statements { get; }

    /// <summary>The project that code over this model is analyzed in.</summary>
    internal Setup Setup { get; }

    internal string File { get; }

    private MetadataReference Reference { get; }

    /// <param name="statements">What is added to <c>OnModelCreating</c>.</param>
    /// <param name="options">What is added to <c>OnConfiguring</c>.</param>
    internal static ShopModelAssembly With(string statements, string options = "") =>
        Compiled.GetOrAdd($"{statements}\0{options}", _ => new(() => new(statements, options))).Value;

    internal DbContext Open(Engine engine, string connectionString)
    {
        var builder = (DbContextOptionsBuilder)New(typeof(DbContextOptionsBuilder<>).MakeGenericType(_context.Value));
        if (engine == Engine.Sqlite)
            builder.UseSqlite(connectionString);
        else
            builder.UseNpgsql(connectionString);
        return (DbContext)New(_context.Value, builder.Options);
    }

    /// <summary>Compiles the code of a case against the model.</summary>
    /// <returns>The file of the assembly.</returns>
    internal string Compile(string job)
    {
        var file = ProgramFiles.New("Job.dll");
        var compilation = CSharpCompilation.Create(
            "Job",
            [CSharpSyntaxTree.ParseText(job, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. TestReferences.For(Setup), Reference],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        ProgramFiles.Emit(compilation, file);
        return file;
    }

    private static object New(Type type, params object[] arguments) => Activator.CreateInstance(type, arguments)!; // a class
}
