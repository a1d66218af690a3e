using Duixian.Domain.Ledger;

namespace Duixian.Domain.Directory;

/// <summary>Who works where is personal: nothing of it is ever public.</summary>
public abstract record PersonEntry(Guid Person) : EntryBody
{
    public override string Stream => $"person/{Person:D}";

    public override bool IsPublic => false;
}

/// <summary>Somebody was entered.</summary>
public sealed record PersonAdded(Guid Person, PersonState State) : PersonEntry(Person);

/// <summary>Somebody has a post from a day on.</summary>
public sealed record PersonAppointed(Guid Person, Guid Appointment, string Office, string Post, Role Role, DateOnly From, DateOnly? Until) : PersonEntry(Person);

/// <summary>A post ended with this day.</summary>
public sealed record AppointmentEnded(Guid Person, Guid Appointment, DateOnly Last) : PersonEntry(Person);

/// <summary>The security administrator let somebody in.</summary>
public sealed record PersonActivated(Guid Person) : PersonEntry(Person);

/// <summary>Somebody may no longer sign in.</summary>
public sealed record PersonDisabled(Guid Person, string Reason) : PersonEntry(Person);

/// <summary>Somebody is called otherwise.</summary>
public sealed record PersonRenamed(Guid Person) : PersonEntry(Person);

/// <summary>A post's powers were lent for some days.</summary>
public sealed record PostLent(Guid Delegation, Guid Person, Guid Appointment, Guid To, DateOnly First, DateOnly Last) : PersonEntry(Person);

/// <summary>Lent powers were taken back.</summary>
public sealed record LendingRevoked(Guid Delegation, DateOnly Last) : EntryBody
{
    public override string Stream => $"delegation/{Delegation:D}";

    public override bool IsPublic => false;
}
