using Duixian.Domain.Ledger;

namespace Duixian.Domain.Directory;

public readonly record struct DelegationId(Guid Value);

/// <summary>Somebody lends the powers of a post to another for some days; each act done so names both.</summary>
public sealed class Delegation
{
    private Delegation()
    {
    }

    private Delegation(DelegationId id, PersonId from, AppointmentId appointment, PersonId to, DateOnly first, DateOnly last, string reason) =>
        (Id, From, Appointment, To, First, Last, Reason) = (id, from, appointment, to, first, last, reason);

    public DelegationId Id { get; private set; }

    public PersonId From { get; private set; }

    /// <summary>The post whose powers are lent.</summary>
    public AppointmentId Appointment { get; private set; }

    public PersonId To { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The last day it holds, when it was taken back early.</summary>
    public DateOnly? RevokedOn { get; private set; }

    public long Revision { get; private set; }

    public bool HoldsOn(DateOnly day) => First <= day && day <= (RevokedOn ?? Last);

    /// <summary>Lends a post. The three separated powers are never lent, and nobody who holds one may borrow.</summary>
    public static Result<Delegation> Lend(DelegationId id, Person from, Person to, DateOnly first, DateOnly last, string reason, Act act)
    {
        if (from.Id == to.Id) { return PeopleRefusal.ToOneself; }
        if (last < first) { return PeopleRefusal.EndsBeforeItBegins(first, last); }
        if (last.DayNumber - first.DayNumber > 366) { return PeopleRefusal.LentTooLong; }
        if (string.IsNullOrWhiteSpace(reason)) { return PeopleRefusal.ReasonMissing; }
        if (from.PostOn(first) is not { } post) { return PeopleRefusal.NoPost(from.Name, first); }
        if (to.PostOn(first) is not { } other) { return PeopleRefusal.NoPost(to.Name, first); }
        if (post.Role.IsSeparatedPower || other.Role.IsSeparatedPower) { return PeopleRefusal.PowerNotLent; }
        act.Record(new PostLent(id.Value, from.Id.Value, post.Id.Value, to.Id.Value, first, last));
        return new Delegation(id, from.Id, post.Id, to.Id, first, last, reason.Trim());
    }

    /// <summary>Takes the powers back; the day given is the last on which they hold.</summary>
    public Refusal? Revoke(DateOnly last, Act act)
    {
        if (RevokedOn is not null || last > Last) { return PeopleRefusal.LendingOver; }
        RevokedOn = last;
        act.Record(new LendingRevoked(Id.Value, last));
        return null;
    }
}
