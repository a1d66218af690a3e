using Duixian.Domain.Ledger;

namespace Duixian.Domain.Directory;

public readonly record struct PersonId(Guid Value);

public readonly record struct AppointmentId(Guid Value);

/// <summary>Whether somebody may sign in.</summary>
public enum PersonState
{
    /// <summary>Entered, but the security administrator has not let them in yet.</summary>
    Waiting,

    /// <summary>May sign in, as far as an appointment holds.</summary>
    Active,

    /// <summary>May not sign in; history stays.</summary>
    Disabled,
}

/// <summary>Somebody who works with the system. Holds one post at a time; what they do for somebody else they do by delegation.</summary>
/// <remarks>The account that signs in has the same id. Only what is needed is kept: a name or a post, never a telephone or an identity number.</remarks>
public sealed class Person
{
    private readonly List<Appointment> appointments = [];

    private Person()
    {
    }

    public Person(PersonId id, string name, PersonState state)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Id, Name, State) = (id, name, state);
    }

    public PersonId Id { get; private set; }

    /// <summary>How the desk greets the person; a post, not necessarily a name.</summary>
    public string Name { get; private set; } = "";

    public PersonState State { get; private set; }

    /// <summary>Who entered the person or gave the newest post; whoever lets them in is somebody else. Null: the system.</summary>
    public Guid? EnteredBy { get; private set; }

    /// <summary>The lending under which the person acts at the moment; null: in their own post. What counts is whether it still holds.</summary>
    public DelegationId? ActsUnder { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Past, present and coming, in no promised order; no two share a day.</summary>
    public IReadOnlyList<Appointment> Appointments => appointments;

    /// <summary>Somebody new, with nothing yet; nobody gets in by this alone.</summary>
    public static Person Enter(PersonId id, string name, PersonState state, Act act)
    {
        act.Record(new PersonAdded(id.Value, state));
        return new Person(id, name, state) { EnteredBy = act.By.Account };
    }

    /// <summary>The post held on a day; null between posts, and while a changed role waits for the security administrator.</summary>
    public Appointment? PostOn(DateOnly day) => appointments.Find(a => !a.Waits && a.HoldsOn(day));

    /// <summary>Whether one of the three separated powers is or will be theirs.</summary>
    public bool HoldsSeparatedPower(DateOnly today) => appointments.Exists(a => a.Role.IsSeparatedPower && (a.Until is null || a.Until >= today));

    /// <summary>True while the security administrator has something to decide.</summary>
    public bool NeedsActivation => State == PersonState.Waiting || (State == PersonState.Active && appointments.Exists(a => a.Waits));

    /// <summary>Whose business the person is: the three separated powers are none of the delivery office's.</summary>
    public Refusal? Touch(Actor by, DateOnly today) => by.Role == Role.DeliveryOfficer && HoldsSeparatedPower(today) ? PeopleRefusal.PowersApart : null;

    /// <summary>Gives a post from a day on. Another role than the last one waits for the security administrator.</summary>
    public Refusal? Appoint(AppointmentId id, string office, string post, Role role, DateOnly from, DateOnly? until, Act act)
    {
        if (CheckAppointment(role, from, until, act.By) is { } refusal) { return refusal; }
        var waits = act.By.Kind != ActorKind.System && State == PersonState.Active && appointments.MaxBy(a => a.From)?.Role != role;
        appointments.Add(new Appointment(id, office, post, role, from, until, waits));
        EnteredBy = act.By.Account;
        act.Record(new PersonAppointed(Id.Value, id.Value, office, post, role, from, until));
        return null;
    }

    /// <summary>Why <see cref="Appoint"/> would refuse; null when it would not. Changes nothing.</summary>
    public Refusal? CheckAppointment(Role role, DateOnly from, DateOnly? until, Actor by)
    {
        if (by.Role == Role.DeliveryOfficer && role.IsSeparatedPower) { return PeopleRefusal.PowersApart; }
        if (IsThem(by)) { return PeopleRefusal.Oneself; }
        if (until < from) { return PeopleRefusal.EndsBeforeItBegins(from, until.Value); }
        if (appointments.Find(a => a.Overlaps(from, until)) is not { } held) { return null; }
        return held.Role.IsSeparatedPower || role.IsSeparatedPower ? PeopleRefusal.SecondPower(Name, held.Office) : PeopleRefusal.TwoPosts(Name, held.Office, held.From);
    }

    /// <summary>The post held on the last day ends with it.</summary>
    public Refusal? EndPost(DateOnly last, Act act)
    {
        if (appointments.Find(a => a.HoldsOn(last)) is not { } held) { return PeopleRefusal.NoPost(Name, last); }
        held.EndOn(last);
        act.Record(new AppointmentEnded(Id.Value, held.Id.Value, last));
        return null;
    }

    /// <summary>The post passes to somebody else: it ends the day before and theirs begins on the day.</summary>
    /// <param name="endTheirs">Their own post ends the day before, too; without it they must be free.</param>
    /// <remarks>After a refusal both people may be half changed: throw them away, as a refused save does.</remarks>
    public Refusal? HandOver(AppointmentId id, Person to, DateOnly day, bool endTheirs, Act act)
    {
        var before = day.AddDays(-1);
        if (to.Id == Id) { return PeopleRefusal.ToOneself; }
        if (PostOn(before) is not { } held) { return PeopleRefusal.NoPost(Name, before); }
        var until = held.Until >= day ? held.Until : null;
        if (endTheirs && to.appointments.Exists(a => a.HoldsOn(before)) && to.EndPost(before, act) is { } kept) { return kept; }
        return EndPost(before, act) ?? to.Appoint(id, held.Office, held.Post, held.Role, day, until, act);
    }

    /// <summary>The security administrator lets the person in, or confirms a changed role.</summary>
    public Refusal? Activate(Act act)
    {
        if (State == PersonState.Active && !NeedsActivation) { return PeopleRefusal.AlreadyActive(Name); }
        if (IsThem(act.By)) { return PeopleRefusal.Oneself; }
        if (act.By.Account is { } account && account == EnteredBy) { return PeopleRefusal.EnteredByYou(Name); }
        State = PersonState.Active;
        foreach (var appointment in appointments) { appointment.Confirm(); }
        act.Record(new PersonActivated(Id.Value));
        return null;
    }

    public Refusal? Disable(string reason, Act act)
    {
        if (State == PersonState.Disabled) { return PeopleRefusal.AlreadyDisabled(Name); }
        if (IsThem(act.By)) { return PeopleRefusal.Oneself; }
        if (string.IsNullOrWhiteSpace(reason)) { return PeopleRefusal.ReasonMissing; }
        State = PersonState.Disabled;
        act.Record(new PersonDisabled(Id.Value, reason));
        return null;
    }

    public void Rename(string name, Act act)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        act.Record(new PersonRenamed(Id.Value));
    }

    /// <summary>From now on the person acts in a post lent to them, and says so with every act.</summary>
    public Refusal? ActUnder(Delegation lent, DateOnly today, Act act)
    {
        if (lent.To != Id || !lent.HoldsOn(today)) { return PeopleRefusal.NotLentToday; }
        ActsUnder = lent.Id;
        act.Record(new LentPostTaken(Id.Value, lent.Id.Value));
        return null;
    }

    /// <summary>Back to one's own post.</summary>
    public Refusal? ActAsOneself(Act act)
    {
        if (ActsUnder is not { } lent) { return PeopleRefusal.AsOneself; }
        ActsUnder = null;
        act.Record(new LentPostLaidDown(Id.Value, lent.Value));
        return null;
    }

    private bool IsThem(Actor by) => by.Account == Id.Value || by.OnBehalfOf == Id.Value;
}

/// <summary>A post held for an office between two days.</summary>
public sealed class Appointment
{
    private Appointment()
    {
    }

    internal Appointment(AppointmentId id, string office, string post, Role role, DateOnly from, DateOnly? until, bool waits) =>
        (Id, Office, Post, Role, From, Until, Waits) = (id, office, post, role, from, until, waits);

    public AppointmentId Id { get; private set; }

    /// <summary>Office code.</summary>
    public string Office { get; private set; } = "";

    /// <summary>Title of the post, as the office calls it.</summary>
    public string Post { get; private set; } = "";

    public Role Role { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while it is open.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>A changed role that the security administrator has not confirmed; nobody acts in it.</summary>
    public bool Waits { get; private set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    internal bool Overlaps(DateOnly from, DateOnly? until) => (Until is null || from <= Until) && (until is null || From <= until);

    internal void EndOn(DateOnly last) => Until = last;

    internal void Confirm() => Waits = false;
}
