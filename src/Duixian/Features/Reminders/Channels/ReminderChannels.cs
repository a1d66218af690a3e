using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Reminders;
using Duixian.Features.Reminders.Sending;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Reminders.Channels;

/// <summary>An office's digest goes to one more place.</summary>
/// <param name="Address">A mail address, or the whole address of a robot with its key.</param>
/// <param name="Secret">DingTalk's signing secret; else empty.</param>
public sealed record AddChannelRequest(string Party, ReminderKind Kind, string Address, string Secret);

/// <summary>Nothing goes there any more.</summary>
public sealed record RemoveChannelRequest(Guid Channel);

/// <summary>The delivery office says where digests go.</summary>
internal sealed class ReminderChannels(DuixianDb db, ChannelTargets targets, RobotClient robots, MailSender mail, CivilDay civilDay, IdSource ids)
{
    private const int LongestAddress = 1_000;

    public async Task<Result<Receipt>> ExecuteAsync(AddChannelRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepRounds)) { return Refusal.NotYours; }
        if (!await db.Offices.AnyAsync(o => o.Code == request.Party, cancel) && !await db.Units.AnyAsync(u => u.Code == request.Party, cancel)) { return ReminderRefusal.PartyUnknown(request.Party); }
        var shown = request.Kind == ReminderKind.Mail ? OfMail(request.Address) : OfRobot(request);
        if (shown.Refusal is { } no) { return no; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await db.ReminderChannels.CountAsync(c => c.Party == request.Party && c.RemovedOn == null, turn) >= ReminderChannel.MostPerParty) { return ReminderRefusal.TooManyChannels(ReminderChannel.MostPerParty); }
            db.Add(ReminderChannel.Add(new(ids.NewId()), request.Party, request.Kind, targets.Close(new(request.Address.Trim(), request.Secret.Trim())), shown.Value, civilDay.Today, act));
            return null;
        }, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(RemoveChannelRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepRounds)) { return Refusal.NotYours; }
        var id = new ReminderChannelId(request.Channel);
        if (await db.ReminderChannels.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } channel) { return ReminderRefusal.ChannelUnknown; }
        if (channel.Remove(civilDay.Today, act) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        return await db.SaveAsync(act, cancel);
    }

    private Result<string> OfMail(string address)
    {
        if (!mail.IsSet) { return ReminderRefusal.MailOff; }
        return MimeKit.MailboxAddress.TryParse(address.Trim(), out var known) && known.Address == address.Trim() && known.Address.Contains('@', StringComparison.Ordinal) && address.Length <= ReminderChannel.LongestShown && address.All(c => !char.IsControl(c))
            ? known.Address : ReminderRefusal.AddressMalformed(address.Length > 60 ? address[..60] : address);
    }

    /// <summary>Of a robot only the host is shown: the rest of its address is its key.</summary>
    private Result<string> OfRobot(AddChannelRequest request)
    {
        if (request.Address.Length > LongestAddress || !Uri.TryCreate(request.Address.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0) { return ReminderRefusal.AddressMalformed("…"); }
        if (!robots.Allows(address)) { return ReminderRefusal.HostNotAllowed(address.Host.Length > 60 ? address.Host[..60] : address.Host); }
        return request.Kind == ReminderKind.DingTalk && string.IsNullOrWhiteSpace(request.Secret) ? ReminderRefusal.SecretMissing : address.Host;
    }
}
