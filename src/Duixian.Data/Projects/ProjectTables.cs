using Duixian.Data.Conventions;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Projects;

internal static class ProjectTables
{
    public static void MapProjects(this ModelBuilder model)
    {
        model.Entity<Project>(project =>
        {
            project.Property(p => p.Id).ValueGeneratedNever();
            project.Ignore(p => p.Units);
            project.Ignore(p => p.Record);
            project.OwnsOne(p => p.Kept, kept =>
            {
                kept.ToTable("project_record");
                kept.Property(k => k.Record).AsJson();
            });
            project.Navigation(p => p.Kept).IsRequired();
            project.Property(p => p.Proposal).AsJson();
            project.Property(p => p.Name).HasMaxLength(ProjectRecord.LongestName);
            project.Property(p => p.NameKey).HasMaxLength(ProjectRecord.LongestName);
            project.Property(p => p.Code).HasMaxLength(40);
            project.Property(p => p.OwnerCode).HasMaxLength(40);
            project.Property(p => p.Unit).HasMaxLength(20);
            project.Property(p => p.AlsoUnits).HasMaxLength(400);
            project.Property(p => p.Office).HasMaxLength(ProjectRecord.LongestLine);
            project.Property(p => p.Category).HasMaxLength(ProjectRecord.LongestLine);
            project.Property(p => p.Level).HasMaxLength(ProjectRecord.LongestLine);
            project.Property(p => p.Stage).HasMaxLength(40);
            project.Property(p => p.StageSince).HasMaxLength(10);
            project.Property(p => p.Revision).IsConcurrencyToken();
            project.HasOne<StartBatch>().WithMany().HasForeignKey(p => p.Batch).OnDelete(DeleteBehavior.Restrict);
            project.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
            project.Navigation(p => p.Steps).AutoInclude();   // the next step's number depends on them
            project.HasIndex(p => p.Number).IsUnique();
            project.HasIndex(p => p.Code);
            project.HasIndex(p => p.NameKey);
            project.HasIndex(p => p.Id).HasFilter("serves_items IS NOT NULL");   // few serve a promise, and every promise's page asks
            // What every page counts is answered from these alone.
            project.HasIndex(p => new { p.HasLeft, p.Stage, p.TotalYuan });
            project.HasIndex(p => p.Category);
            // One for each way the portfolio is sorted; the running number makes every order a whole one. None by stage alone: SQLite would count by it, row by row, where one pass is quicker.
            project.HasIndex(p => new { p.Unit, p.Stage, p.Number });
            project.HasIndex(p => new { p.Name, p.Number });
            project.HasIndex(p => new { p.TotalYuan, p.Number });
            project.HasIndex(p => new { p.PlannedStart, p.Number });
            project.HasIndex(p => new { p.PlannedFinish, p.Number });
        });
        model.Entity<StageChange>(step =>
        {
            step.HasKey(s => new { s.ProjectId, s.Number });
            step.Property(s => s.Number).ValueGeneratedNever();
            step.Property(s => s.Move).AsJson();
        });
        model.Entity<StartBatch>(batch =>
        {
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.Property(b => b.Name).HasMaxLength(StartBatch.LongestName);
            batch.Property(b => b.Revision).IsConcurrencyToken();
            batch.HasIndex(b => b.Name).IsUnique();
        });
        model.Entity<ProjectYear>(year =>
        {
            year.HasKey(y => new { y.ProjectId, y.Year, y.List });
            year.Property(y => y.Frozen).AsJson();
            year.Property(y => y.Adjusted).AsJson();
            year.Property(y => y.Reason).HasMaxLength(ProjectRecord.LongestText);
            year.Property(y => y.Revision).IsConcurrencyToken();
            year.HasOne<Project>().WithMany().HasForeignKey(y => y.ProjectId).OnDelete(DeleteBehavior.Restrict);
            year.HasIndex(y => new { y.Year, y.List, y.Number });
        });
        model.Entity<ProjectContact>(contact =>
        {
            contact.HasKey(c => new { c.ProjectId, c.Post });
            contact.Property(c => c.Post).HasMaxLength(ProjectContact.LongestName);
            contact.Property(c => c.Name).HasMaxLength(ProjectContact.LongestName);
            contact.Property(c => c.Phone).HasMaxLength(ProjectContact.LongestPhone);
            contact.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProjectSource>(source =>
        {
            source.HasKey(s => s.ProjectId);
            source.Property(s => s.File).HasMaxLength(64);
            source.Property(s => s.FileName).HasMaxLength(ProjectRecord.LongestLine);
            source.Property(s => s.Sheet).HasMaxLength(ProjectRecord.LongestLine);
            source.Property(s => s.RowId).HasMaxLength(ProjectRecord.LongestLine);
            source.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
            source.HasIndex(s => s.File);
        });
        model.Entity<ProjectOutlook>(outlook =>
        {
            outlook.HasKey(o => o.ProjectId);
            outlook.Property(o => o.Holder).HasMaxLength(ProjectRecord.LongestLine);
            outlook.Property(o => o.HolderKind).HasMaxLength(20);
            outlook.Property(o => o.Step).HasMaxLength(20);
            outlook.Property(o => o.StepName).HasMaxLength(ProjectRecord.LongestLine);
            outlook.HasOne<Project>().WithMany().HasForeignKey(o => o.ProjectId).OnDelete(DeleteBehavior.Restrict);
            outlook.HasIndex(o => o.Holder);
        });
        model.Entity<ColumnMemory>(memory =>
        {
            memory.HasKey(m => m.Headings);
            memory.Property(m => m.Headings).HasMaxLength(64);
            memory.Property(m => m.Columns).AsJson();
        });
        model.Entity<ProjectView>(view =>
        {
            view.HasKey(v => new { v.Account, v.Name });
            view.Property(v => v.Name).HasMaxLength(ProjectView.LongestName);
            view.Property(v => v.Query).HasMaxLength(ProjectRecord.LongestText);
        });
    }
}
