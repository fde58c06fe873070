using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;

return await new CommandLine(Terminal.OfProcess()).RunAsync(args);
