using System.Security.Cryptography;
using System.Text.Json;
using Duixian.Domain.Reminders;
using Microsoft.AspNetCore.DataProtection;

namespace Duixian.Features.Reminders.Sending;

/// <summary>Where a digest goes, with what must not be seen.</summary>
/// <param name="Secret">DingTalk's signing secret; else empty.</param>
internal sealed record ChannelTarget(string Address, string Secret)
{
    public override string ToString() => nameof(ChannelTarget);   // never into a log by accident
}

/// <summary>Addresses and secrets are kept protected; a copy of the table alone opens none of them.</summary>
internal sealed class ChannelTargets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Duixian.ReminderChannel");

    public string Close(ChannelTarget target) => protector.Protect(JsonSerializer.Serialize(target));

    /// <returns>Null where it was closed with keys this site no longer has.</returns>
    public ChannelTarget? Open(ReminderChannel channel)
    {
        try { return JsonSerializer.Deserialize<ChannelTarget>(protector.Unprotect(channel.Target)); }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException) { return null; }
    }
}
