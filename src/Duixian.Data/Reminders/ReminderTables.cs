using Duixian.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Reminders;

internal static class ReminderTables
{
    public const int LongestKey = 120;

    public static void MapReminders(this ModelBuilder model)
    {
        model.Entity<ReminderChannel>(channel =>
        {
            channel.Property(c => c.Id).ValueGeneratedNever();
            channel.Property(c => c.Party).HasMaxLength(20);
            channel.Property(c => c.Shown).HasMaxLength(ReminderChannel.LongestShown);
            channel.Property(c => c.Target).HasMaxLength(2_000);
            channel.Property(c => c.Revision).IsConcurrencyToken();
            channel.HasIndex(c => new { c.Party, c.Id });
        });
        model.Entity<CalendarFeed>(feed =>
        {
            feed.Property(f => f.Id).ValueGeneratedNever();
            feed.Property(f => f.TokenHash).HasMaxLength(64);
            feed.Property(f => f.Office).HasMaxLength(20);
            feed.Property(f => f.Revision).IsConcurrencyToken();
            feed.HasIndex(f => f.TokenHash).IsUnique();
            feed.HasIndex(f => new { f.Account, f.Id });
        });
        model.Entity<JobLease>(lease =>
        {
            lease.HasKey(l => l.Name);
            lease.Property(l => l.Name).HasMaxLength(40);
            lease.Property(l => l.Owner).HasMaxLength(80);
        });
        model.Entity<DigestSent>(digest =>
        {
            digest.HasKey(d => d.Key);
            digest.Property(d => d.Key).HasMaxLength(LongestKey);
            digest.Property(d => d.Party).HasMaxLength(20);
            digest.Property(d => d.State).HasConversion<string>().HasMaxLength(40);
            digest.Property(d => d.Fault).HasMaxLength(300);
            digest.HasIndex(d => new { d.Day, d.Party });
        });
    }
}
