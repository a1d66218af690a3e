using Duixian.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Audit;

/// <summary>One line of the audit trail. <see cref="Bytes"/> are the truth and each carries the hash of the one before; the other columns only find it.</summary>
public sealed class AuditEvent
{
    /// <summary>From 0, without gaps.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public AuditKind Kind { get; init; }

    public AuditOutcome Outcome { get; init; }

    /// <summary>Who; null where nobody known was signed in.</summary>
    public Guid? Account { get; init; }

    /// <summary>For which office; empty where nobody was signed in.</summary>
    public string Office { get; init; } = "";

    /// <summary>In which role; empty where nobody was signed in.</summary>
    public string Role { get; init; } = "";

    /// <summary>What it was about: an address of the site, a user name as typed, an object.</summary>
    public string Subject { get; init; } = "";

    public byte[] Bytes { get; init; } = [];

    /// <summary>RFC 6962 leaf hash of <see cref="Bytes"/>.</summary>
    public byte[] Leaf { get; init; } = [];
}

/// <summary>How long the trail is and its newest hash; one row. Whoever raises it holds the writers' turn until the commit.</summary>
public sealed class AuditHead
{
    public int Id { get; init; }

    public long Size { get; init; }

    public byte[] Leaf { get; init; } = [];
}

internal static class AuditTables
{
    public static void MapAudit(this ModelBuilder model)
    {
        model.Entity<AuditEvent>(line =>
        {
            line.HasKey(e => e.Seq);
            line.Property(e => e.Seq).ValueGeneratedNever();
            line.Property(e => e.Subject).HasMaxLength(200);
            line.Property(e => e.Office).HasMaxLength(20);
            line.Property(e => e.Role).HasMaxLength(40);
            line.HasIndex(e => e.At);
            line.HasIndex(e => new { e.Kind, e.Seq });
            line.HasIndex(e => new { e.Account, e.Seq });
        });
        model.Entity<AuditHead>(head =>
        {
            head.Property(h => h.Id).ValueGeneratedNever();
            head.HasData(new AuditHead { Id = 1, Size = 0, Leaf = [] });
        });
    }
}
