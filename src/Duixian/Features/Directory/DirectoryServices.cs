using Duixian.Features.Directory.DescribeEntry;
using Duixian.Features.Directory.ImportOffices;
using Duixian.Features.Directory.ImportRegions;
using Duixian.Features.Directory.ImportUnits;
using Duixian.Features.Directory.Overview;
using Duixian.Files.Imports;

namespace Duixian.Features.Directory;

/// <summary>Use cases of regions, units and offices.</summary>
internal static class DirectoryServices
{
    public static void AddDirectory(this IServiceCollection services)
    {
        services.AddScoped<TableImport, RegionImport>();
        services.AddScoped<TableImport, UnitImport>();
        services.AddScoped<TableImport, OfficeImport>();
        services.AddScoped<DirectoryEntries>();
        services.AddScoped<DescribeDirectoryEntry>();
    }
}
