using Rowbound.Catalogue;
using Rowbound.Catalogue.Commands;
using Rowbound.Catalogue.Reporting;

return await new CommandLine(Screen.OfProcess(), RepositoryFolder.Around(AppContext.BaseDirectory)).RunAsync(args);
