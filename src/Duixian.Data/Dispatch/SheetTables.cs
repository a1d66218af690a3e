using Duixian.Data.Conventions;
using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Dispatch;

internal static class SheetTables
{
    public static void MapSheets(this ModelBuilder model)
    {
        model.Entity<UnitApproval>(approval =>
        {
            approval.HasKey(a => a.Party);
            approval.Property(a => a.Party).HasMaxLength(20);
            approval.Property(a => a.Revision).IsConcurrencyToken();
        });
        model.Entity<SheetDraft>(draft =>
        {
            draft.HasKey(d => new { d.RoundId, d.Party });
            draft.Property(d => d.Party).HasMaxLength(20);
            draft.Property(d => d.Lines).AsJson();
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasOne<DispatchRound>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
