using Duixian.Data.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

internal static class ProjectionTables
{
    public static void MapProjections(this ModelBuilder model)
    {
        model.Entity<PlanSummary>().HasKey(s => new { s.Year, s.Plan });
        model.Entity<PlanSummary>().Property(s => s.Plan).HasMaxLength(40);
        model.Entity<ListLine>(line =>
        {
            line.HasKey(l => new { l.Year, l.Plan, l.Item, l.Indicator });
            line.Property(l => l.Plan).HasMaxLength(40);
            line.Property(l => l.Item).HasMaxLength(20);
            line.Property(l => l.Missing).AsJson();
            line.Property(l => l.Promise).AsJson();
            line.Property(l => l.Original).AsJson();
            line.HasIndex(l => new { l.Year, l.Plan, l.Position });
        });
        model.Entity<PastResult>(result =>
        {
            result.HasKey(r => new { r.Year, r.Plan, r.Number });
            result.Property(r => r.Plan).HasMaxLength(40);
            result.Property(r => r.Spans).AsJson();
        });
    }
}
