namespace Duixian.Features.YearEnd;

/// <summary>Use cases and reads of the year's end.</summary>
internal static class YearEndServices
{
    public static void AddYearEnd(this IServiceCollection services)
    {
        services.AddScoped<Overview.YearEndOfPlan>();
        services.AddScoped<GiveVerdicts.GiveVerdicts>();
        services.AddScoped<CloseYear.CloseYear>();
    }
}
