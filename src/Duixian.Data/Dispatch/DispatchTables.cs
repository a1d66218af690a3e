using Duixian.Data.Conventions;
using Duixian.Data.Rollups;
using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Dispatch;

internal static class DispatchTables
{
    public static void MapDispatch(this ModelBuilder model)
    {
        model.Entity<DispatchRound>(round =>
        {
            round.Property(r => r.Id).ValueGeneratedNever();
            round.Ignore(r => r.Address).Ignore(r => r.Stream);
            round.Property(r => r.Plan).HasMaxLength(40);
            round.Property(r => r.PeriodCode).HasMaxLength(10);
            round.Property(r => r.Title).HasMaxLength(DispatchRound.LongestTitle);
            round.Property(r => r.ApprovedBy).HasMaxLength(DispatchRound.LongestNote);
            round.Property(r => r.WhyTwice).HasMaxLength(DispatchRound.LongestNote);
            round.Property(r => r.Scope).AsJson();
            round.Property(r => r.Revision).IsConcurrencyToken();
            round.HasIndex(r => new { r.Year, r.Plan, r.Number }).IsUnique();
            round.HasIndex(r => new { r.ClosedOn, r.Due });
        });
        model.Entity<ProgressReport>(report =>
        {
            report.Property(r => r.Id).ValueGeneratedNever();
            report.Ignore(r => r.Said);
            report.Property(r => r.Plan).HasMaxLength(40);
            report.Property(r => r.Item).HasMaxLength(20);
            report.Property(r => r.Party).HasMaxLength(20);
            report.Property(r => r.Office).HasMaxLength(20);
            report.Property(r => r.Figure).AsJson();
            report.Property(r => r.Explanation).AsJson();
            report.Property(r => r.WarningReason).HasMaxLength(Explanation.LongestReason);
            report.Property(r => r.ReturnReason).HasMaxLength(Explanation.LongestReason);
            report.Property(r => r.Revision).IsConcurrencyToken();
            report.HasOne<DispatchRound>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
            report.HasIndex(r => new { r.RoundId, r.Party, r.Position });
            report.HasIndex(r => new { r.RoundId, r.Item, r.Indicator, r.Party }).IsUnique();
            report.HasIndex(r => new { r.RoundId, r.State });
        });
        model.Entity<Correction>(correction =>
        {
            correction.Property(c => c.Id).ValueGeneratedNever();
            correction.Property(c => c.Plan).HasMaxLength(40);
            correction.Property(c => c.Item).HasMaxLength(20);
            correction.Property(c => c.Party).HasMaxLength(20);
            correction.Property(c => c.ProposedBy).HasMaxLength(20);
            correction.Property(c => c.DecidedBy).HasMaxLength(20);
            correction.Property(c => c.Reason).HasMaxLength(Explanation.LongestReason);
            correction.Property(c => c.RefusedReason).HasMaxLength(Explanation.LongestReason);
            correction.Property(c => c.Old).AsJson();
            correction.Property(c => c.New).AsJson();
            correction.Property(c => c.Revision).IsConcurrencyToken();
            correction.HasIndex(c => new { c.State, c.Id });
            correction.HasIndex(c => new { c.Year, c.Plan, c.Item, c.Indicator, c.Party, c.AsOf });
        });
    }
}
