using Duixian.Data.Conventions;
using Duixian.Data.Rollups;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Registers;

internal static class RegisterTables
{
    public static void MapRegisters(this ModelBuilder model)
    {
        model.Entity<Register>(register =>
        {
            register.Property(r => r.Id).ValueGeneratedNever();
            register.Ignore(r => r.Address).Ignore(r => r.Stream);
            register.Property(r => r.Plan).HasMaxLength(40);
            register.Property(r => r.Item).HasMaxLength(20);
            register.Property(r => r.Units).AsJson();
            register.Property(r => r.Title).HasMaxLength(Register.LongestTitle);
            register.Property(r => r.Note).HasMaxLength(Register.LongestNote);
            register.Property(r => r.Revision).IsConcurrencyToken();
            register.HasIndex(r => new { r.Year, r.Plan, r.Item, r.Number }).IsUnique();
            register.ToTable(t => t.HasCheckConstraint("ck_register_beneficiaries", "kind <> 'Beneficiaries' OR NOT is_public"));
        });
        model.Entity<RegisterRow>(row =>
        {
            row.HasKey(r => new { r.RegisterId, r.Number });
            row.Property(r => r.Number).ValueGeneratedNever();
            row.Ignore(r => r.Also).Ignore(r => r.Face).Ignore(r => r.Content);
            row.Property(r => r.Unit).HasMaxLength(20);
            row.Property(r => r.AlsoUnits).HasMaxLength(400);
            row.Property(r => r.Township).HasMaxLength(12);
            row.Property(r => r.Name).HasMaxLength(Register.LongestName);
            row.Property(r => r.Evidence).HasMaxLength(Register.LongestText);
            row.Property(r => r.Remark).HasMaxLength(Register.LongestText);
            row.Property(r => r.Key).HasMaxLength(64);
            row.Property(r => r.Revision).IsConcurrencyToken();
            row.HasOne<Register>().WithMany().HasForeignKey(r => r.RegisterId).OnDelete(DeleteBehavior.Restrict);
            // One for each way of counting and of sorting the page of rows offers; what is counted stands in the index whole.
            row.HasIndex(r => new { r.RegisterId, r.Unit, r.State, r.Doubled });
            row.HasIndex(r => new { r.RegisterId, r.Township, r.State, r.Doubled });
            row.HasIndex(r => new { r.RegisterId, r.State, r.Doubled });
            row.HasIndex(r => new { r.RegisterId, r.Name, r.Number });
            row.HasIndex(r => new { r.RegisterId, r.DayOrLast, r.Number });
            row.HasIndex(r => new { r.RegisterId, r.Key });
            row.ToTable(t => t.HasCheckConstraint("ck_register_row_done", "state <> 'Done' OR day IS NOT NULL"));
        });
        model.Entity<RegisterRowChange>(change =>
        {
            change.HasKey(c => new { c.RegisterId, c.Number, c.ActId });
            change.Property(c => c.Before).AsJson();
            change.Property(c => c.After).AsJson();
            change.HasOne<RegisterRow>().WithMany().HasForeignKey(c => new { c.RegisterId, c.Number }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FigureSource>(source =>
        {
            source.HasKey(s => new { s.Year, s.Plan, s.Item, s.Indicator });
            source.Property(s => s.Plan).HasMaxLength(40);
            source.Property(s => s.Item).HasMaxLength(20);
            source.Property(s => s.Reason).HasMaxLength(Register.LongestNote);
            source.Property(s => s.Revision).IsConcurrencyToken();
        });
        model.Entity<RegisterTally>(tally =>
        {
            tally.HasKey(t => new { t.Year, t.Plan, t.Item, t.Register, t.Unit });
            tally.Property(t => t.Plan).HasMaxLength(40);
            tally.Property(t => t.Item).HasMaxLength(20);
            tally.Property(t => t.Unit).HasMaxLength(20);
        });
    }
}
