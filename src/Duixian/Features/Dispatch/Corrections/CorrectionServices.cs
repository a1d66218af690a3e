namespace Duixian.Features.Dispatch.Corrections;

/// <summary>Use cases of mending figures that stand, and what is read of them.</summary>
internal static class CorrectionServices
{
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddScoped<FigureHistory>();
        services.AddScoped<CorrectionsISee>();
        services.AddScoped<ProposeCorrection>();
        services.AddScoped<DecideCorrection>();
    }
}
