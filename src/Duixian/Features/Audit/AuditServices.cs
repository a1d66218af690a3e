using Duixian.Domain.Ledger;
using Duixian.Features.Audit.TrailList;
using Duixian.Files;

namespace Duixian.Features.Audit;

/// <summary>What the auditor reads: pages and files.</summary>
internal static class AuditServices
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditWords>();
        services.AddScoped<TrailLines>();
        services.AddScoped<ActCard.ActToShow>();
        services.AddScoped<CheckChain.CheckAuditChain>();
    }

    public static void MapAuditFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/audit." + format, (HttpContext http, TrailLines lines, AuditWords words) =>
                    TableFile.SendAsync(http.Response, format, "audit", words.Header(), lines.AllAsync(TrailQuery.From(http.Request.Query), http.RequestAborted), words.Cells, http.RequestAborted))
                .RequireAuthorization(nameof(Power.ReadAudit)).ExcludeFromDescription();
        }
    }
}
