using Duixian.Data.Evidence;
using Duixian.Features.Evidence.AddEvidence;
using Duixian.Features.Evidence.EvidenceList;
using Duixian.Features.Evidence.KeepEvidence;
using Duixian.Features.Evidence.LineEvidence;
using Duixian.Features.Evidence.ReleaseEvidence;
using Duixian.Files.Scanning;
using Duixian.Files.Uploads;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Evidence;

/// <summary>Use cases and reads of files behind figures.</summary>
internal static class EvidenceServices
{
    public static void AddEvidence(this IServiceCollection services)
    {
        services.AddSingleton<IScanner>(known =>
            known.GetRequiredService<IOptions<SiteOptions>>().Value.Evidence.Scanner is { Length: > 0 } scanner
                ? new ClamdScanner(ClamdScanner.AddressOf(scanner)!, known.GetRequiredService<ILogger<ClamdScanner>>())   // checked with the settings
                : new NoScanner());
        services.AddScoped<EvidenceGrades>();
        services.AddScoped<ReleasedEvidence>();
        services.AddScoped<Files.FileSweep>();
        services.AddScoped<EvidenceAccess>();
        services.AddScoped<EvidenceWords>();
        services.AddScoped<UploadedFiles>();
        services.AddScoped<GradeWords>();
        services.AddScoped<AddFiles>();
        services.AddScoped<EvidenceKeeping>();
        services.AddScoped<ReleasingEvidence>();
        services.AddScoped<FilesOfLine>();
        services.AddScoped<EvidenceLines>();
    }
}
