using Duixian.Features.Dispatch.Calendar;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Features.Dispatch.OpenRound;
using Duixian.Features.Dispatch.Sheet;
using Duixian.Features.Dispatch.SheetFiles;

namespace Duixian.Features.Dispatch;

/// <summary>Use cases and reads of the monthly round.</summary>
internal static class DispatchServices
{
    public static void AddDispatch(this IServiceCollection services)
    {
        services.AddScoped<SheetAccess>();
        services.AddScoped<FileSheet.FileSheet>();
        services.AddSheets();
        services.AddSingleton(provider => OperatorCalendar.Read(provider));
        services.AddOptions<RoundOptions>().BindConfiguration(RoundOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<CellsToAsk>();
        services.AddScoped<RoundToOpen>();
        services.AddScoped<Rounds.RoundReads>();
        services.AddScoped<OpenRound.OpenRound>();
        services.AddScoped<CloseRound.RegisterFigures>();
        services.AddScoped<CloseRound.ProjectFigures>();
        services.AddScoped<CloseRound.CloseRound>();
        services.AddSheetFiles();
    }
}
