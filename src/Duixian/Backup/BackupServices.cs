namespace Duixian.Backup;

/// <summary>The whole installation into one file, and back.</summary>
internal static class BackupServices
{
    public static void AddBackup(this IServiceCollection services)
    {
        services.AddScoped<BackupWriter>();
        services.AddScoped<BackupReader>();
    }
}
