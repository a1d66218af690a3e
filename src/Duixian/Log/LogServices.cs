using Duixian.Data;
using Duixian.Jobs;
using Duixian.Log.Verify;

namespace Duixian.Log;

/// <summary>The public log: what signs it, what guards it, what proves with it.</summary>
internal static class LogServices
{
    public static void AddLog(this IServiceCollection services)
    {
        services.AddSingleton<LogStore>();
        services.AddSingleton<LogKeys>();
        services.AddSingleton<LogGuard>();
        services.AddSingleton<IActsGuard>(given => given.GetRequiredService<LogGuard>());
        services.AddSingleton<LogSigner>();
        services.AddSingleton<LogReceipts>();
        services.AddSingleton<LogFigures>();
        services.AddSingleton<LogArchive>();
        services.AddScoped<LogRepair>();
        services.AddScoped<InstallationCheck>();
        services.AddScoped<IJob, CompareLogJob>();
        services.AddHostedService<LogClock>();
    }
}
