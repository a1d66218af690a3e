using Duixian.Data;
using Duixian.Data.Reminders;
using Duixian.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Reminders.Channels;

/// <summary>Where digests go, and how the last one to each place ended.</summary>
internal static class ChannelLines
{
    private const int Most = 500;

    public static async Task<IReadOnlyList<ReminderChannel>> OfAsync(DuixianDb db, CancellationToken cancel) =>
        await db.ReminderChannels.AsNoTracking().Where(c => c.RemovedOn == null).OrderBy(c => c.Party).ThenBy(c => c.Id).Take(Most).ToListAsync(cancel);

    /// <summary>By the channel's id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DigestSent>> LastAsync(DuixianDb db, CancellationToken cancel)
    {
        var sent = await db.DigestsSent.AsNoTracking().OrderByDescending(d => d.Day).ThenBy(d => d.Key).Take(Most * 4).ToListAsync(cancel);
        return sent.GroupBy(d => Guid.Parse(d.Key[(d.Key.LastIndexOf('/') + 1)..])).ToDictionary(g => g.Key, g => g.First());
    }
}
