using Duixian.Data.Conventions;
using Duixian.Data.Rollups;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Shares;

internal static class ShareTables
{
    public static void MapShares(this ModelBuilder model)
    {
        model.Entity<Decomposition>(decomposition =>
        {
            decomposition.Property(d => d.Id).ValueGeneratedNever();
            decomposition.Ignore(d => d.Current).Ignore(d => d.Version);
            decomposition.Property(d => d.Plan).HasMaxLength(40);
            decomposition.Property(d => d.Item).HasMaxLength(20);
            decomposition.Property(d => d.Revision).IsConcurrencyToken();
            decomposition.HasIndex(d => new { d.Year, d.Plan, d.Item, d.Indicator }).IsUnique();
            decomposition.HasMany(d => d.Versions).WithOne().HasForeignKey("DecompositionId").IsRequired();
            decomposition.Navigation(d => d.Versions).AutoInclude();
        });
        model.Entity<DecompositionVersion>(version =>
        {
            version.HasKey("DecompositionId", nameof(DecompositionVersion.Number));
            version.Property(v => v.Unit).HasMaxLength(40);
            version.Property(v => v.Inputs).AsJson();
            version.Property(v => v.Shares).AsJson();
            version.ToTable(t => t.HasCheckConstraint("ck_decomposition_version_reason", "number = 1 OR reason IS NOT NULL"));
        });
        model.Entity<ShareSummary>(summary =>
        {
            summary.HasKey(s => new { s.Year, s.Plan, s.Item, s.Indicator });
            summary.Property(s => s.Plan).HasMaxLength(40);
            summary.Property(s => s.Item).HasMaxLength(20);
        });
        model.Entity<ShareLine>(line =>
        {
            line.HasKey(l => new { l.Year, l.Plan, l.Item, l.Indicator, l.Party });
            line.Property(l => l.Plan).HasMaxLength(40);
            line.Property(l => l.Item).HasMaxLength(20);
            line.Property(l => l.Party).HasMaxLength(20);
            line.HasIndex(l => new { l.Party, l.Year });
        });
    }
}
