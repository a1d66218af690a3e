namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>Use cases of reviewing what was filed.</summary>
internal static class ReviewServices
{
    public static void AddReview(this IServiceCollection services)
    {
        services.AddScoped<LinesToReview>();
        services.AddScoped<FigureWords>();
        services.AddScoped<SheetsToReview>();
        services.AddScoped<SheetToReview>();
        services.AddScoped<AcceptReports>();
        services.AddScoped<ReturnReports>();
    }
}
