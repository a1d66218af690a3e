using Duixian.Data.Conventions;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duixian.Data.Rollups;

internal static class StandingTables
{
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
            party.IsStanding();
            party.HasIndex(p => new { p.Party, p.Year, p.Plan });
        });
        model.Entity<IndicatorStanding>(indicator =>
        {
            indicator.HasKey(i => new { i.Year, i.Plan, i.Item, i.Indicator });
            indicator.Property(i => i.Plan).HasMaxLength(40);
            indicator.Property(i => i.Item).HasMaxLength(20);
            indicator.Property(i => i.BaseUnit).HasMaxLength(40);
            indicator.Property(i => i.Figure).AsJson();
            indicator.Property(i => i.Promise).AsJson();
            indicator.Property(i => i.Explanation).AsJson();
            indicator.Property(i => i.Rule).AsJson();
            indicator.Property(i => i.Excuse).AsJson();
            indicator.Property(i => i.Curve).AsJson();
            indicator.Property(i => i.FirstCurve).AsJson();
            indicator.IsStanding();
        });
        model.Entity<ItemStanding>(item =>
        {
            item.HasKey(i => new { i.Year, i.Plan, i.Item });
            item.Property(i => i.Plan).HasMaxLength(40);
            item.Property(i => i.Item).HasMaxLength(20);
            item.Property(i => i.Lead).HasMaxLength(20);
            item.IsStanding();
        });
        model.Entity<ScheduleChange>(change =>
        {
            change.Property(c => c.Id).ValueGeneratedNever();
            change.Property(c => c.Plan).HasMaxLength(40);
            change.Property(c => c.Item).HasMaxLength(20);
            change.Property(c => c.Points).AsJson();
            change.Property(c => c.Reason).HasMaxLength(ScheduleChange.LongestReason);
            change.Property(c => c.RefusedReason).HasMaxLength(ScheduleChange.LongestReason);
            change.Property(c => c.ProposedBy).HasMaxLength(20);
            change.Property(c => c.DecidedBy).HasMaxLength(20);
            change.Property(c => c.Revision).IsConcurrencyToken();
            change.HasIndex(c => new { c.Year, c.Plan, c.Item, c.Indicator, c.State });
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

    private static void IsStanding<T>(this EntityTypeBuilder<T> line) where T : StandingLine =>
        line.Property(l => l.Inputs).HasConversion<InputsText, SameInputs>();
}

/// <summary>What a light is judged from, kept as text.</summary>
internal sealed class InputsText() : ValueConverter<LightInputs, string>(inputs => StoredInputs.Write(inputs), text => StoredInputs.Read(text));

/// <summary>Inputs are compared by value.</summary>
internal sealed class SameInputs() : ValueComparer<LightInputs>((a, b) => object.Equals(a, b), inputs => inputs.GetHashCode(), inputs => inputs);
