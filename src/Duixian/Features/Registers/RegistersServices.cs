using Duixian.Data.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.ImportRows;
using Duixian.Features.Registers.KeepRegister;
using Duixian.Features.Registers.RegisterList;
using Duixian.Features.Registers.RowHistory;
using Duixian.Features.Registers.RowList;
using Duixian.Files.Imports;

namespace Duixian.Features.Registers;

/// <summary>Use cases and reads of registers.</summary>
internal static class RegistersServices
{
    public static void AddRegisters(this IServiceCollection services)
    {
        services.AddSingleton<PersonKeys>();
        services.AddScoped<FigureSources>();
        services.AddScoped<RegisterAccess>();
        services.AddScoped<RegistersISee>();
        services.AddScoped<RowsOfRegister>();
        services.AddScoped<RowToRead>();
        services.AddScoped<RowBook>();
        services.AddScoped<TableImport, RegisterImport>();
        services.AddScoped<SaveRows>();
        services.AddScoped<OpenRegister.OpenRegister>();
        services.AddScoped<RegisterKeeping>();
    }
}
