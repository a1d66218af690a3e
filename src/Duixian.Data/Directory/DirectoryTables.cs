using Duixian.Data.Conventions;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Directory;

internal static class DirectoryTables
{
    public static void MapDirectory(this ModelBuilder model)
    {
        model.Entity<Office>(office =>
        {
            office.HasKey(o => o.Code);
            office.Property(o => o.Code).HasMaxLength(20);
            office.Property(o => o.Name).HasMaxLength(120);
            office.Property(o => o.ShortName).HasMaxLength(60);
            office.Property(o => o.Unit).HasMaxLength(20);
            office.Property(o => o.Keywords).AsJson();
        });
        model.Entity<Region>(region =>
        {
            region.HasKey(r => r.Code);
            region.Property(r => r.Code).HasMaxLength(12);
            region.Property(r => r.Name).HasMaxLength(60);
            region.Property(r => r.Parent).HasMaxLength(12);
            region.Property(r => r.Successor).HasMaxLength(12);
            region.HasIndex(r => r.Parent);
        });
        model.Entity<AssessmentUnit>(unit =>
        {
            unit.HasKey(u => u.Code);
            unit.Property(u => u.Code).HasMaxLength(20);
            unit.Property(u => u.Name).HasMaxLength(60);
            unit.Property(u => u.ShortName).HasMaxLength(20);
            unit.HasMany(u => u.Regions).WithOne().HasForeignKey("UnitCode").IsRequired();
            unit.Navigation(u => u.Regions).AutoInclude();
        });
        model.Entity<UnitRegion>(link =>
        {
            link.HasKey("UnitCode", nameof(UnitRegion.Region));
            link.Property(l => l.Region).HasMaxLength(12);
            link.HasIndex(l => l.Region);
        });
        model.Entity<Person>(person =>
        {
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Name).HasMaxLength(80);
            person.HasIndex(p => p.State);
            person.Property(p => p.Revision).IsConcurrencyToken();
            person.Ignore(p => p.NeedsActivation);
            person.HasMany(p => p.Appointments).WithOne().HasForeignKey("PersonId").IsRequired();
            person.Navigation(p => p.Appointments).AutoInclude();
        });
        model.Entity<Appointment>(appointment =>
        {
            appointment.Property(a => a.Id).ValueGeneratedNever();
            appointment.Property(a => a.Office).HasMaxLength(20);
            appointment.Property(a => a.Post).HasMaxLength(60);
            appointment.HasIndex(a => a.Office);
            // The last wall behind Person.Appoint: two requests at once cannot give one person two open posts, so nobody combines two powers.
            appointment.HasIndex("PersonId").IsUnique().HasFilter("until IS NULL");
        });
        model.Entity<Delegation>(delegation =>
        {
            delegation.Property(d => d.Id).ValueGeneratedNever();
            delegation.Property(d => d.Reason).HasMaxLength(200);
            delegation.Property(d => d.Revision).IsConcurrencyToken();
            delegation.HasIndex(d => d.To);
            delegation.HasIndex(d => d.From);
            delegation.Ignore(d => d.Ends);
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.From).OnDelete(DeleteBehavior.Restrict);
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.To).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
