using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Duixian.Features.Reminders.Sending;

/// <summary>Sends a digest as plain text by the operator's mail server.</summary>
internal sealed class MailSender(IOptions<SiteOptions> options)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public bool IsSet => options.Value.Reminders.Mail is { Host.Length: > 0, From.Length: > 0 };

    /// <param name="key">Becomes the message's id: a mail sent twice over a crash is one mail to programs that look.</param>
    /// <returns>Null when the server took it.</returns>
    public async Task<string?> SendAsync(string to, string subject, string text, string key, CancellationToken cancel)
    {
        if (!IsSet) { return "No mail server is set."; }
        var mail = options.Value.Reminders.Mail;
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(mail.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.MessageId = $"{key.Replace('/', '.')}@duixian";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = text };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(Longest);
        using var client = new SmtpClient();
        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch { MailSecurity.Tls => SecureSocketOptions.SslOnConnect, MailSecurity.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None }, enough.Token);
        if (mail.User.Length > 0) { await client.AuthenticateAsync(mail.User, mail.Password, enough.Token); }
        await client.SendAsync(message, enough.Token);
        await client.DisconnectAsync(quit: true, enough.Token);
        return null;
    }
}
