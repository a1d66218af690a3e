using Duixian.Data.Dispatch;
using Duixian.Features.Dispatch.ApproveSheet;
using Microsoft.AspNetCore.Http.Features;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>Use cases and reads of the sheet.</summary>
internal static class SheetServices
{
    /// <summary>A sheet of <see cref="SheetEntries.Most"/> lines sends some fifteen fields a line.</summary>
    private const int MostFields = 12_000;

    public static void AddSheets(this IServiceCollection services)
    {
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFields);
        services.AddScoped<SheetDrafts>();
        services.AddScoped<SheetEntries>();
        services.AddScoped<SheetsISee>();
        services.AddScoped<ApproveSheet.ApproveSheet>();
        services.AddScoped<SetUnitApproval>();
    }
}
