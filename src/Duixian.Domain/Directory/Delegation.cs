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

    /// <summary>The last day it holds.</summary>
    public DateOnly Ends => RevokedOn ?? Last;

    public bool HoldsOn(DateOnly day) => First <= day && day <= Ends;

    /// <summary>The post the borrower may act in on a day; null as soon as anything it rests on does not hold: either person, either post, the days.</summary>
    public Appointment? PostOn(DateOnly day, Person from, Person to) =>
        HoldsOn(day) && from.Id == From && to.Id == To && from.State == PersonState.Active && to.State == PersonState.Active
        && to.PostOn(day) is { Role.IsSeparatedPower: false } && from.PostOn(day) is { Role.IsSeparatedPower: false } post && post.Id == Appointment ? post : null;

    /// <summary>Lends a post. The three separated powers are never lent, and nobody who holds one may borrow.</summary>
    public static Result<Delegation> Lend(DelegationId id, Person from, Person to, DateOnly first, DateOnly last, string reason, Act act)
    {
        if (from.Id == to.Id) { return PeopleRefusal.ToOneself; }
        if (last < first) { return PeopleRefusal.EndsBeforeItBegins(first, last); }
        if (last.DayNumber - first.DayNumber > 366) { return PeopleRefusal.LentTooLong; }
        if (string.IsNullOrWhiteSpace(reason)) { return PeopleRefusal.ReasonMissing; }
        if (from.PostOn(first) is not { } post) { return PeopleRefusal.NoPost(from.Name, first); }
        if (to.PostOn(first) is not { } other) { return PeopleRefusal.NoPost(to.Name, first); }
        if (post.Until < last) { return PeopleRefusal.NoPost(from.Name, last); }
        if (post.Role.IsSeparatedPower || other.Role.IsSeparatedPower || to.Appointments.Any(a => a.Role.IsSeparatedPower && a.Overlaps(first, last))) { return PeopleRefusal.PowerNotLent; }
        act.Record(new PostLent(id.Value, from.Id.Value, post.Id.Value, to.Id.Value, first, last));
        return new Delegation(id, from.Id, post.Id, to.Id, first, last, reason.Trim());
    }

    /// <summary>Takes the powers back; the day given is the last on which they hold, the day before the first when they never did.</summary>
    public Refusal? Revoke(DateOnly last, Act act)
    {
        if (last >= Ends) { return PeopleRefusal.LendingOver; }
        RevokedOn = last;
        act.Record(new LendingRevoked(Id.Value, last));
        return null;
    }
}
