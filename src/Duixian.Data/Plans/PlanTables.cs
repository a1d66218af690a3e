using Duixian.Data.Conventions;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Plans;

internal static class PlanTables
{
    public static void MapPlans(this ModelBuilder model)
    {
        model.Entity<SourceDocument>(document =>
        {
            document.Property(d => d.Id).ValueGeneratedNever();
            document.Property(d => d.FileName).HasMaxLength(260);
            document.Property(d => d.MediaType).HasMaxLength(120);
            document.Property(d => d.Sha256).HasMaxLength(64);
            document.HasIndex(d => d.Sha256);
        });
        model.Entity<Draft>(draft =>
        {
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Ignore(d => d.Address).Ignore(d => d.YearEnd);
            draft.Property(d => d.PlanCode).HasMaxLength(40);
            draft.Property(d => d.Title).HasMaxLength(200);
            draft.Property(d => d.Notices).AsJson();
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasOne<SourceDocument>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
            draft.HasMany(d => d.Items).WithOne().HasForeignKey("DraftId").IsRequired();
            draft.HasMany(d => d.Results).WithOne().HasForeignKey("DraftId").IsRequired();
            draft.Navigation(d => d.Items).AutoInclude();
            draft.Navigation(d => d.Results).AutoInclude();
            draft.HasIndex(d => new { d.Year, d.PlanCode });
            draft.ToTable(t => t.HasCheckConstraint("ck_draft_year", "year BETWEEN 1949 AND 2100"));
        });
        model.Entity<DraftItem>(item =>
        {
            item.Property(i => i.Id).ValueGeneratedNever();
            item.Property(i => i.Number).HasMaxLength(12);
            item.Property(i => i.Content).AsJson();
            item.Property(i => i.Spans).AsJson();
        });
        model.Entity<DraftResult>(result =>
        {
            result.Property(r => r.Id).ValueGeneratedNever();
            result.Property(r => r.Spans).AsJson();
        });
        model.Entity<Plan>(plan =>
        {
            plan.Property(p => p.Id).ValueGeneratedNever();
            plan.Ignore(p => p.Address);
            plan.Property(p => p.Code).HasMaxLength(40);
            plan.Property(p => p.Title).HasMaxLength(200);
            plan.Property(p => p.Revision).IsConcurrencyToken();
            plan.HasIndex(p => new { p.Year, p.Code }).IsUnique();
            plan.HasMany(p => p.Commitments).WithOne().HasForeignKey("PlanId").IsRequired();
            plan.HasMany(p => p.Versions).WithOne().HasForeignKey("PlanId").IsRequired();
            plan.Navigation(p => p.Commitments).AutoInclude();
            plan.Navigation(p => p.Versions).AutoInclude();
        });
        model.Entity<PlanVersion>(version => version.HasKey("PlanId", nameof(PlanVersion.Number)));
        model.Entity<Commitment>(commitment =>
        {
            commitment.Property(c => c.Id).ValueGeneratedNever();
            commitment.Property(c => c.Number).HasMaxLength(20);
            commitment.Property(c => c.Supporting).AsJson();
            commitment.Property(c => c.Spans).AsJson();
            commitment.HasIndex("PlanId", nameof(Commitment.Number)).IsUnique();
            commitment.HasMany(c => c.Indicators).WithOne().HasForeignKey("CommitmentId").IsRequired();
            commitment.Navigation(c => c.Indicators).AutoInclude();
        });
        model.Entity<Indicator>(indicator =>
        {
            indicator.Property(i => i.Id).ValueGeneratedNever();
            indicator.Ignore(i => i.Current);
            indicator.HasIndex("CommitmentId", nameof(Indicator.Number)).IsUnique();
            indicator.HasMany(i => i.Targets).WithOne().HasForeignKey("IndicatorId").IsRequired();
            indicator.Navigation(i => i.Targets).AutoInclude();
        });
        model.Entity<Target>(target =>
        {
            target.Property(t => t.Id).ValueGeneratedNever();
            target.Property(t => t.Promise).AsJson();
            target.Property(t => t.Spans).AsJson();
            target.HasIndex("IndicatorId", nameof(Target.Version)).IsUnique();
        });
    }
}
