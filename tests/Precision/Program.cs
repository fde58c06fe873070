using Rowbound.Precision.Commands;
using Rowbound.Precision.Reporting;

return await new CommandLine(Screen.OfProcess()).RunAsync(args);
