using Duixian.Domain.Ledger;

namespace Duixian.Domain.Reminders;

/// <summary>Something about where reminders go; nothing of it is public.</summary>
public abstract record ReminderEntry : EntryBody
{
    public override string Stream => "reminders";

    public override bool IsPublic => false;
}

/// <summary>A digest goes to one more place.</summary>
/// <param name="Shown">Without any secret.</param>
public sealed record ReminderChannelAdded(Guid Channel, string Party, ReminderKind Kind, string Shown) : ReminderEntry;

/// <summary>A digest goes there no longer.</summary>
public sealed record ReminderChannelRemoved(Guid Channel, string Party, ReminderKind Kind, string Shown) : ReminderEntry;

/// <summary>Somebody subscribed to the calendar of their office.</summary>
public sealed record CalendarFeedOpened(Guid Feed, string Office) : ReminderEntry;

/// <summary>A calendar's address opens no longer.</summary>
public sealed record CalendarFeedRevoked(Guid Feed, string Office) : ReminderEntry;
