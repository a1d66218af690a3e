using System.Globalization;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Reminders;
using Duixian.Features.Reminders.Sending;
using Duixian.Jobs;
using Duixian.Shell;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Reminders.Digest;

/// <summary><c>digest</c>: on a working day, sends each office's digest to its channels; once to each, whatever happens to the node that sends.</summary>
internal sealed partial class DigestJob(DuixianDb db, Digests digests, DigestSender sender, CivilDay civilDay, WorkCalendar calendar, ILogger<DigestJob> log) : IJob
{
    public const string JobName = "digest";

    public string Name => JobName;

    public string Schedule => "10 8 * * *";

    public async Task<string> RunAsync(long fence, CancellationToken cancel)
    {
        var today = civilDay.Today;
        if (!calendar.IsWorking(today)) { return "no working day"; }
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = LanguageFromPath.Chinese;   // a message belongs to no request; offices read Chinese
        try { return await SendAsync(fence, today, cancel); }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    private async Task<string> SendAsync(long fence, DateOnly today, CancellationToken cancel)
    {
        var channels = await db.ReminderChannels.AsNoTracking().Where(c => c.RemovedOn == null).OrderBy(c => c.Party).ThenBy(c => c.Id).ToListAsync(cancel);
        var (sent, failed) = (0, 0);
        if (channels.Count > 0)
        {
            var byParty = (await digests.OfAsync([.. channels.Select(c => c.Party).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(d => d.Party, StringComparer.Ordinal);
            foreach (var channel in channels.Where(c => byParty.ContainsKey(c.Party)))
            {
                var key = KeyOf(today, channel);
                if (!await db.ClaimDigestAsync(JobName, fence, key, channel.Party, today, cancel)) { continue; }
                var fault = await sender.SendAsync(channel, byParty[channel.Party], key, cancel);
                if (fault is not null) { NotSent(log, channel.Kind, channel.Shown, fault); }
                (sent, failed) = fault is null ? (sent + 1, failed) : (sent, failed + 1);
                await db.MarkDigestAsync(JobName, fence, key, fault, cancel);
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {failed} failed");
    }

    /// <summary>What makes a digest one: its day and the place it goes to.</summary>
    internal static string KeyOf(DateOnly day, ReminderChannel channel) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}/{channel.Party}/{channel.Id.Value:N}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The digest by {Kind} to {Place} was not taken: {Fault}")]
    private static partial void NotSent(ILogger logger, ReminderKind kind, string place, string fault);
}
