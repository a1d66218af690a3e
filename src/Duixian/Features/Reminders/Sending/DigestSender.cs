using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Duixian.Domain;
using Duixian.Domain.Reminders;
using Duixian.Features.Reminders.Digest;

namespace Duixian.Features.Reminders.Sending;

/// <summary>Sends one digest to one place. What goes wrong outside is a sentence without address or secret, never an exception.</summary>
internal sealed class DigestSender(Digests digests, ChannelTargets targets, RobotClient robots, MailSender mail, TimeProvider time)
{
    /// <returns>Null when the other side took it.</returns>
    public async Task<string?> SendAsync(ReminderChannel channel, OfficeDigest digest, string key, CancellationToken cancel)
    {
        if (targets.Open(channel) is not { } target) { return "The address cannot be read with this site's keys; enter it again."; }
        try
        {
            return channel.Kind switch
            {
                ReminderKind.Mail => await mail.SendAsync(target.Address, digests.Title(digest), digests.Plain(digest), key, cancel),
                ReminderKind.WeCom => await robots.PostAsync(new(target.Address), WeCom(digests.Markdown(digest)), cancel),
                _ => await robots.PostAsync(Signed(target, time.GetUtcNow()), DingTalk(digests.Title(digest), digests.Markdown(digest)), cancel),
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or SocketException or IOException or MailKit.ProtocolException or MailKit.CommandException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or MimeKit.ParseException
            || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return broken is HttpRequestException { InnerException: HostRefusedException refused } ? refused.Message : broken.GetType().Name;   // messages of others may repeat the address with its key
        }
    }

    /// <summary>Robots of WeCom take 4,096 bytes of markdown.</summary>
    internal static string WeCom(string markdown) => JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { content = Fit(markdown, 4_000) } }, Plain);

    internal static string DingTalk(string title, string markdown) => JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { title, text = Fit(markdown, 18_000) } }, Plain);

    /// <summary>The address with the time and its signature, as DingTalk asks for it: HMAC-SHA256 of time and secret under the secret.</summary>
    internal static Uri Signed(ChannelTarget target, DateTimeOffset now)
    {
        var stamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(target.Secret), Encoding.UTF8.GetBytes($"{stamp}\n{target.Secret}")));
        return new Uri($"{target.Address}{(target.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={stamp}&sign={Uri.EscapeDataString(signature)}");
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };   // a body, never HTML

    private static string Fit(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes) { return text; }
        var lines = new StringBuilder();
        var size = 0;
        foreach (var line in text.Split('\n'))
        {
            size += Encoding.UTF8.GetByteCount(line) + 1;
            if (size > bytes - 4) { break; }
            lines.Append(line).Append('\n');
        }
        return lines.Append('…').ToString();
    }
}
