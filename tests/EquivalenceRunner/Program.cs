using System.Text.Json;
using Rowbound.EquivalenceRunner;

// Runs a compiled job on databases, one after the other: the request is the argument, what was measured is written out as JSON.
var request = JsonSerializer.Deserialize<RunRequest>(args[0]) ?? throw new ArgumentException("There is no request.");
var job = new Job(request);
var measured = new List<Measurement>();
foreach (var connectionString in request.ConnectionStrings)
    measured.Add(await job.RunAsync(connectionString));
Console.WriteLine(JsonSerializer.Serialize(measured));
