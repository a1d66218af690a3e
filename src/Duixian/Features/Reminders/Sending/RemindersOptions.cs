using System.ComponentModel.DataAnnotations;

namespace Duixian.Features.Reminders.Sending;

/// <summary>Section <c>Duixian:Reminders</c>.</summary>
public sealed class RemindersOptions
{
    /// <summary>Robots' hosts this site may talk to, with commas between them.</summary>
    public string Hosts { get; set; } = "qyapi.weixin.qq.com,oapi.dingtalk.com";

    /// <summary>Hosts inside the house, which may lead to private addresses and need no TLS; with commas between them.</summary>
    public string IntranetHosts { get; set; } = "";

    /// <summary>The mail server digests go through.</summary>
    public MailOptions Mail { get; set; } = new();

    internal bool IsAllowed(string host) => Has(Hosts, host);

    internal bool IsIntranet(string host) => Has(IntranetHosts, host);

    private static bool Has(string list, string host) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(host, StringComparer.OrdinalIgnoreCase);
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the start, usually port 465.</summary>
    Tls,

    /// <summary>TLS after STARTTLS, usually port 587; without it nothing is sent.</summary>
    StartTls,

    /// <summary>Nothing; only for a server on the same machine.</summary>
    None,
}

/// <summary>Section <c>Duixian:Reminders:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Empty: no mail.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 465;

    public MailSecurity Security { get; set; }

    /// <summary>Empty: the server asks for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";
}
