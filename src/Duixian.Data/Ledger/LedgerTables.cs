using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Ledger;

internal static class LedgerTables
{
    public static void MapLedger(this ModelBuilder model)
    {
        model.Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("ledger_entry");
            entry.HasKey(e => e.Seq);
            entry.Property(e => e.Seq).ValueGeneratedNever();
            entry.Property(e => e.Type).HasMaxLength(60);
            entry.Property(e => e.Stream).HasMaxLength(160);
            entry.HasIndex(e => new { e.Stream, e.Seq });
            entry.HasIndex(e => e.ActId);
        });
        model.Entity<LedgerPrivate>(secret =>
        {
            secret.ToTable("ledger_private");
            secret.HasKey(e => e.Seq);
            secret.Property(e => e.Seq).ValueGeneratedNever();
        });
        model.Entity<LedgerStreamHead>(stream =>
        {
            stream.ToTable("ledger_stream");
            stream.HasKey(s => s.Stream);
            stream.Property(s => s.Stream).HasMaxLength(160);
        });
        model.Entity<LedgerHead>(head =>
        {
            head.ToTable("ledger_head", t => t.HasCheckConstraint("ck_ledger_head_one", "id = 1"));
            head.Property(h => h.Id).ValueGeneratedNever();
            head.HasData(new LedgerHead { Id = 1, Size = 0, LastAt = DateTimeOffset.UnixEpoch });
        });
        model.Entity<LogHead>(head =>
        {
            head.ToTable("log_head", t => t.HasCheckConstraint("ck_log_head_one", "id = 1"));
            head.Property(h => h.Id).ValueGeneratedNever();
        });
        model.Entity<ActRow>(act =>
        {
            act.ToTable("act");
            act.HasIndex(a => a.Key).IsUnique();
            act.HasIndex(a => a.FirstEntry).IsUnique();
            // The auditor pages by sequence and narrows by these.
            act.HasIndex(a => a.At);
            act.HasIndex(a => new { a.AccountId, a.FirstEntry });
            act.HasIndex(a => new { a.Office, a.FirstEntry });
            act.HasIndex(a => new { a.Role, a.FirstEntry });
            act.Property(a => a.Key).HasMaxLength(100);
            act.Property(a => a.ActorKind).HasMaxLength(10);
            act.Property(a => a.Office).HasMaxLength(20);
            act.Property(a => a.Role).HasMaxLength(40);
            act.Property(a => a.Why).HasMaxLength(2_000);
        });
    }
}
