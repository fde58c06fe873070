using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Rowbound;

/// <summary>Carries the settings in the options of a context; the interceptors find them there.</summary>
internal sealed class GuardExtension(GuardSettings settings) : IDbContextOptionsExtension
{
    public GuardSettings Settings => settings;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        // The guard stands on interceptors alone.
    }

    public void Validate(IDbContextOptions options)
    {
        // What can be wrong was refused when it was set.
    }

    private sealed class ExtensionInfo(GuardExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => string.Create(
            CultureInfo.InvariantCulture,
            $"Rowbound(rows={extension.Settings.MaxRows}, bytes={extension.Settings.MaxBytes}, " +
            $"tracked={extension.Settings.MaxTracked}, {extension.Settings.AtLimit}) ");

        /// <summary>No service depends on the settings, so contexts with different ones share their services.</summary>
        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) =>
            debugInfo["Rowbound"] = LogFragment.TrimEnd();
    }
}
