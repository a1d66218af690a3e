namespace Duixian.Features.Shares;

/// <summary>Use cases of dividing targets.</summary>
internal static class SharesServices
{
    public static void AddShares(this IServiceCollection services)
    {
        services.AddScoped<ShareWords>();
        services.AddScoped<ShareTargets>();
        services.AddScoped<ShareParties>();
        services.AddScoped<ShareRegisters>();
        services.AddScoped<ShareList.SharesOfYear>();
        services.AddScoped<IssueShares.IssueShares>();
        services.AddScoped<ConfirmShares.ConfirmShares>();
    }
}
