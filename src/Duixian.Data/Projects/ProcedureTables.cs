using Duixian.Data.Conventions;
using Duixian.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Projects;

internal static class ProcedureTables
{
    public static void MapProcedures(this ModelBuilder model)
    {
        model.Entity<ProjectProcedures>(procedures =>
        {
            procedures.HasKey(p => p.Project);
            procedures.Property(p => p.Project).ValueGeneratedNever();
            procedures.Property(p => p.Template).HasMaxLength(40);
            procedures.Property(p => p.Revision).IsConcurrencyToken();
            procedures.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.Project).OnDelete(DeleteBehavior.Restrict);
            procedures.Navigation(p => p.Steps).AutoInclude();   // no rule can be asked without them
        });
        model.Entity<ProcedureStepProgress>(step =>
        {
            step.HasKey(s => new { s.Project, s.Step });
            step.Property(s => s.Project).ValueGeneratedNever();
            step.Property(s => s.Step).HasMaxLength(20);
            step.Property(s => s.Stops).AsJson();
            step.Property(s => s.Number).HasMaxLength(ProjectProcedures.LongestNumber);
            step.Property(s => s.Reason).HasMaxLength(ProjectProcedures.LongestReason);
            step.Property(s => s.OrderReason).HasMaxLength(ProjectProcedures.LongestReason);
        });
    }
}
