using Duixian.Data.Conventions;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Directory;

internal static class DirectoryTables
{
    public static void MapDirectory(this ModelBuilder model) => model.Entity<Office>(office =>
    {
        office.HasKey(o => o.Code);
        office.Property(o => o.Code).HasMaxLength(20);
        office.Property(o => o.Name).HasMaxLength(120);
        office.Property(o => o.ShortName).HasMaxLength(60);
        office.Property(o => o.Keywords).AsJson();
    });
}
