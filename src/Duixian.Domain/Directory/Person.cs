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

    public long Revision { get; private set; }

    /// <summary>Past, present and coming, in no promised order; no two share a day.</summary>
    public IReadOnlyList<Appointment> Appointments => appointments;

    /// <summary>The post held on a day; null between posts.</summary>
    public Appointment? PostOn(DateOnly day) => appointments.Find(a => a.HoldsOn(day));

    /// <summary>Gives a post from a day on.</summary>
    public Refusal? Appoint(AppointmentId id, string office, string post, Role role, DateOnly from, DateOnly? until, Act act)
    {
        if (until < from) { return PeopleRefusal.EndsBeforeItBegins(from, until.Value); }
        if (appointments.Find(a => a.Overlaps(from, until)) is { } held)
        {
            return held.Role.IsSeparatedPower || role.IsSeparatedPower ? PeopleRefusal.SecondPower(Name, held.Office) : PeopleRefusal.TwoPosts(Name, held.Office, held.From);
        }
        appointments.Add(new Appointment(id, office, post, role, from, until));
        act.Record(new PersonAppointed(Id.Value, id.Value, office, post, role, from, until));
        return null;
    }

    /// <summary>The post held on the last day ends with it.</summary>
    public Refusal? EndPost(DateOnly last, Act act)
    {
        if (PostOn(last) is not { } held) { return PeopleRefusal.NoPost(Name, last); }
        held.EndOn(last);
        act.Record(new AppointmentEnded(Id.Value, held.Id.Value, last));
        return null;
    }

    public Refusal? Activate(Act act)
    {
        if (State == PersonState.Active) { return PeopleRefusal.AlreadyActive(Name); }
        State = PersonState.Active;
        act.Record(new PersonActivated(Id.Value));
        return null;
    }

    public Refusal? Disable(string reason, Act act)
    {
        if (State == PersonState.Disabled) { return PeopleRefusal.AlreadyDisabled(Name); }
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
}

/// <summary>A post held for an office between two days.</summary>
public sealed class Appointment
{
    private Appointment()
    {
    }

    internal Appointment(AppointmentId id, string office, string post, Role role, DateOnly from, DateOnly? until) =>
        (Id, Office, Post, Role, From, Until) = (id, office, post, role, from, until);

    public AppointmentId Id { get; private set; }

    /// <summary>Office code.</summary>
    public string Office { get; private set; } = "";

    /// <summary>Title of the post, as the office calls it.</summary>
    public string Post { get; private set; } = "";

    public Role Role { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while it is open.</summary>
    public DateOnly? Until { get; private set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    internal bool Overlaps(DateOnly from, DateOnly? until) => (Until is null || from <= Until) && (until is null || From <= until);

    internal void EndOn(DateOnly last) => Until = last;
}
