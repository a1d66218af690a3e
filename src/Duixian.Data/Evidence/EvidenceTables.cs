using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Evidence;

internal static class EvidenceTables
{
    public static void MapEvidence(this ModelBuilder model) => model.Entity<EvidenceFile>(file =>
    {
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Plan).HasMaxLength(40);
        file.Property(f => f.Item).HasMaxLength(20);
        file.Property(f => f.Party).HasMaxLength(20);
        file.Property(f => f.Office).HasMaxLength(20);
        file.Property(f => f.Name).HasMaxLength(EvidenceFile.LongestName);
        file.Property(f => f.Note).HasMaxLength(EvidenceFile.LongestText);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.Picture).HasMaxLength(64);
        file.Property(f => f.ReleasedSha256).HasMaxLength(64);
        file.Property(f => f.ReleasedTitle).HasMaxLength(EvidenceFile.LongestText);
        file.Property(f => f.WithdrawnReason).HasMaxLength(EvidenceFile.LongestText);
        file.Property(f => f.Revision).IsConcurrencyToken();
        file.HasOne<ProgressReport>().WithMany().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => new { f.ReportId, f.Sha256 });
        file.HasIndex(f => new { f.Year, f.Plan, f.Item, f.Indicator, f.Party });
        file.HasIndex(f => new { f.Party, f.Id });
        file.HasIndex(f => f.Sha256);
        file.HasIndex(f => f.Picture);
        file.HasIndex(f => f.ReleasedSha256);
        // What must never be false: a copy is public only under its own digest and title.
        file.ToTable(t => t.HasCheckConstraint("ck_evidence_file_released", "(label = 'Released') = (released_sha256 IS NOT NULL AND released_title IS NOT NULL AND released_on IS NOT NULL)"));
    });
}
