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

    public static void MapStandings(this ModelBuilder model)
    {
        model.Entity<FigurePoint>(point =>
        {
            point.HasKey(p => new { p.Year, p.Plan, p.Item, p.Indicator, p.Party, p.AsOf });
            point.Property(p => p.Plan).HasMaxLength(40);
            point.Property(p => p.Item).HasMaxLength(20);
            point.Property(p => p.Party).HasMaxLength(20);
            point.Property(p => p.Figure).AsJson();
            point.Property(p => p.First).AsJson();
            point.Property(p => p.Explanation).AsJson();
        });
        model.Entity<PartyStanding>(party =>
        {
            party.HasKey(p => new { p.Year, p.Plan, p.Item, p.Indicator, p.Party });
            party.Property(p => p.Plan).HasMaxLength(40);
            party.Property(p => p.Item).HasMaxLength(20);
            party.Property(p => p.Party).HasMaxLength(20);
            party.Property(p => p.Figure).AsJson();
            party.Property(p => p.Explanation).AsJson();
            party.HasIndex(p => new { p.Party, p.Year, p.Plan });
        });
        model.Entity<IndicatorStanding>(indicator =>
        {
            indicator.HasKey(i => new { i.Year, i.Plan, i.Item, i.Indicator });
            indicator.Property(i => i.Plan).HasMaxLength(40);
            indicator.Property(i => i.Item).HasMaxLength(20);
            indicator.Property(i => i.Figure).AsJson();
            indicator.Property(i => i.Explanation).AsJson();
            indicator.Property(i => i.Rule).AsJson();
            indicator.Property(i => i.Excuse).AsJson();
            indicator.Property(i => i.Curve).AsJson();
            indicator.Property(i => i.FirstCurve).AsJson();
        });
        model.Entity<ItemStanding>(item =>
        {
            item.HasKey(i => new { i.Year, i.Plan, i.Item });
            item.Property(i => i.Plan).HasMaxLength(40);
            item.Property(i => i.Item).HasMaxLength(20);
            item.Property(i => i.Lead).HasMaxLength(20);
        });
        model.Entity<StandingTally>(tally =>
        {
            tally.HasKey(t => new { t.Year, t.Plan, t.Cut, t.Code });
            tally.Property(t => t.Plan).HasMaxLength(40);
            tally.Property(t => t.Code).HasMaxLength(40);
        });
        model.Entity<JudgedPoint>(judged =>
        {
            judged.HasKey(j => new { j.Year, j.Plan, j.Item, j.Indicator, j.Day });
            judged.Property(j => j.Plan).HasMaxLength(40);
            judged.Property(j => j.Item).HasMaxLength(20);
            judged.Property(j => j.Figure).AsJson();
            judged.HasIndex(j => new { j.Year, j.Plan, j.Day });
        });
        model.Entity<PlanStanding>(plan =>
        {
            plan.HasKey(p => new { p.Year, p.Plan });
            plan.Property(p => p.Plan).HasMaxLength(40);
            plan.Property(p => p.Rule).AsJson();
        });
    }
}
