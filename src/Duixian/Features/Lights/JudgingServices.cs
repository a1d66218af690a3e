namespace Duixian.Features.Lights;

/// <summary>Use cases of rules, planned curves and excuses.</summary>
internal static class JudgingServices
{
    public static void AddJudging(this IServiceCollection services)
    {
        services.AddScoped<IndicatorsToJudge>();
        services.AddScoped<Overview.JudgingOfPlan>();
        services.AddScoped<Rules.ChooseRule>();
        services.AddScoped<Schedules.SetSchedule>();
        services.AddScoped<Schedules.DecideSchedule>();
        services.AddScoped<Excuses.ExcuseLight>();
    }
}
