using Duixian.Features.Dispatch.FileSheet;

namespace Duixian.Features.Dispatch;

/// <summary>Use cases and reads of the monthly round.</summary>
internal static class DispatchServices
{
    public static void AddDispatch(this IServiceCollection services)
    {
        services.AddScoped<SheetAccess>();
        services.AddScoped<FileSheet.FileSheet>();
    }
}
