namespace Duixian.Domain.Reminders;

/// <summary>Every "no" about reminders; the sentences live in RemindersText under the same keys.</summary>
public static class ReminderRefusal
{
    public static readonly Refusal ChannelUnknown = new("reminders.channel-unknown", RefusalKind.NotFound);
    public static readonly Refusal FeedUnknown = new("reminders.feed-unknown", RefusalKind.NotFound);
    public static readonly Refusal SecretMissing = new("reminders.secret-missing", RefusalKind.Rule);
    public static readonly Refusal MailOff = new("reminders.mail-off", RefusalKind.Rule);

    public static Refusal PartyUnknown(string said) => new("reminders.party-unknown", RefusalKind.Rule, said);

    public static Refusal AddressMalformed(string said) => new("reminders.address-malformed", RefusalKind.Rule, said);

    public static Refusal HostNotAllowed(string host) => new("reminders.host-not-allowed", RefusalKind.Rule, host);

    public static Refusal TooManyChannels(int most) => new("reminders.too-many-channels", RefusalKind.Rule, most);

    public static Refusal TooManyFeeds(int most) => new("reminders.too-many-feeds", RefusalKind.Rule, most);
}
