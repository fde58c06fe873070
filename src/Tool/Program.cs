using Rowbound.Tool.Analysis;
using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;

return await new CommandLine(Terminal.OfProcess(), new(RuleCatalog.Load)).RunAsync(args);
