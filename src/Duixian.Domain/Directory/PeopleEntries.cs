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

/// <summary>A one-time link was made with which somebody sets how they sign in.</summary>
public sealed record ActivationLinkMade(Guid Person) : PersonEntry(Person);

/// <summary>Somebody may no longer sign in.</summary>
public sealed record PersonDisabled(Guid Person, string Reason) : PersonEntry(Person);

/// <summary>Somebody is called otherwise.</summary>
public sealed record PersonRenamed(Guid Person) : PersonEntry(Person);

/// <summary>Somebody's running sessions were ended by the security administrator.</summary>
public sealed record SessionsEnded(Guid Person) : PersonEntry(Person);

/// <summary>Somebody began to act in a post lent to them.</summary>
public sealed record LentPostTaken(Guid Person, Guid Delegation) : PersonEntry(Person);

/// <summary>Somebody acts in their own post again.</summary>
public sealed record LentPostLaidDown(Guid Person, Guid Delegation) : PersonEntry(Person);

/// <summary>A post's powers were lent for some days.</summary>
public sealed record PostLent(Guid Delegation, Guid Person, Guid Appointment, Guid To, DateOnly First, DateOnly Last) : PersonEntry(Person);

/// <summary>Lent powers were taken back.</summary>
public sealed record LendingRevoked(Guid Delegation, DateOnly Last) : EntryBody
{
    public override string Stream => $"delegation/{Delegation:D}";

    public override bool IsPublic => false;
}

/// <summary>A person of an imported table with the post they were given.</summary>
public sealed record ImportedPerson(Guid Person, Guid Appointment, string Office, string Post, Role Role, DateOnly From);

/// <summary>People came from a table; one entry holds no more of them than fit.</summary>
public sealed record PeopleImported(string FileName, IReadOnlyList<ImportedPerson> People) : EntryBody
{
    /// <summary>An entry may not be longer than 60,000 bytes.</summary>
    public const int MostInOne = 100;

    public override string Stream => "directory/people";

    public override bool IsPublic => false;
}
