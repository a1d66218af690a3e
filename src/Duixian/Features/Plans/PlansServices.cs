using Duixian.Files;

namespace Duixian.Features.Plans;

/// <summary>Use cases of reading, checking and publishing plans.</summary>
internal static class PlansServices
{
    public static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<StoredFiles>();
        services.AddSingleton<ReadDocument.VocabularyInUse>();
        services.AddScoped<ReadDocument.ReadDocument>();
    }
}
