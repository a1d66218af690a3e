using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People.PeopleList;

/// <summary>Which people are asked for; the same words stand in the address of the page and of its files.</summary>
internal sealed record PeopleQuery(string Words, string? Office, string? Unit, Role? Role, PeopleState? State)
{
    public bool Filtered => Words.Length > 0 || Office is not null || Unit is not null || Role is not null || State is not null;

    /// <summary>What cannot be understood is left out.</summary>
    public static PeopleQuery From(IQueryCollection query) => new(
        query["q"].ToString().Trim(),
        Given(query["office"]),
        Given(query["unit"]),
        Enum.TryParse<Role>(query["role"], out var role) && Enum.IsDefined(role) ? role : null,
        Enum.TryParse<PeopleState>(query["state"], out var state) && Enum.IsDefined(state) ? state : null);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>How people are sorted out on the list.</summary>
public enum PeopleState
{
    /// <summary>The security administrator has something to decide.</summary>
    Waiting,

    /// <summary>May sign in and holds a post today.</summary>
    Active,

    /// <summary>May sign in, but holds no post today.</summary>
    WithoutPost,

    /// <summary>Shut out.</summary>
    Disabled,
}

/// <summary>One person in one line.</summary>
/// <param name="Waits">A changed role waits for the security administrator.</param>
/// <param name="Office">Short name of the office of today's post.</param>
public sealed record PersonLine(Guid Id, string Login, string Name, PersonState Person, bool Waits, string? Office, string? OfficeCode, string? Post, Role? Role, DateOnly? From, DateOnly? Until)
{
    public PeopleState State => Person switch
    {
        PersonState.Disabled => PeopleState.Disabled,
        PersonState.Waiting => PeopleState.Waiting,
        _ => Waits ? PeopleState.Waiting : Role is null ? PeopleState.WithoutPost : PeopleState.Active,
    };
}

/// <summary>People with today's post, by office and login name.</summary>
internal sealed class PeopleLines(DuixianDb db, CivilDay civilDay)
{
    public const int PageSize = 50;
    public const int Most = 20_000;

    public async Task<(IReadOnlyList<PersonLine> Rows, int Total)> PageAsync(PeopleQuery query, int page, CancellationToken cancel)
    {
        var lines = Lines(query);
        var total = await lines.CountAsync(cancel);
        return (await Shaped(lines).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), total);
    }

    public async Task<IReadOnlyList<PersonLine>> AllAsync(PeopleQuery query, CancellationToken cancel) => await Shaped(Lines(query)).Take(Most).ToListAsync(cancel);

    /// <summary>These people, whatever state they are in.</summary>
    public async Task<IReadOnlyList<PersonLine>> SomeAsync(IReadOnlyList<Guid> people, CancellationToken cancel)
    {
        var ids = people.Select(p => new PersonId(p)).ToList();
        return await Shaped(Lines(new("", null, null, null, null)).Where(f => ids.Contains(f.Person.Id))).Take(Most).ToListAsync(cancel);
    }

    private IQueryable<Found> Lines(PeopleQuery query)
    {
        var today = civilDay.Today;
        var found = from person in db.People
                    join account in db.Users on (Guid)(object)person.Id equals account.Id
                    from post in person.Appointments.Where(a => a.From <= today && (a.Until == null || a.Until >= today)).DefaultIfEmpty()
                    join known in db.Offices on post!.Office equals known.Code into offices
                    from office in offices.DefaultIfEmpty()
                    select new Found { Person = person, Login = account.UserName!, Normalized = account.NormalizedUserName!, Post = post, Office = office, Waits = person.Appointments.Any(a => a.Waits) };
        if (query.Words.Length > 0)
        {
            var (words, upper) = (query.Words, query.Words.ToUpperInvariant());
            found = found.Where(f => f.Person.Name.Contains(words) || f.Normalized.Contains(upper) || f.Post!.Post.Contains(words));
        }
        if (query.Office is { } code) { found = found.Where(f => f.Post!.Office == code); }
        if (query.Unit is { } unit) { found = found.Where(f => f.Office!.Unit == unit); }
        if (query.Role is { } role) { found = found.Where(f => f.Post!.Role == role); }
        return query.State switch
        {
            PeopleState.Waiting => found.Where(f => f.Person.State == PersonState.Waiting || (f.Person.State == PersonState.Active && f.Waits)),
            PeopleState.Active => found.Where(f => f.Person.State == PersonState.Active && f.Post != null && !f.Waits),
            PeopleState.WithoutPost => found.Where(f => f.Person.State == PersonState.Active && f.Post == null && !f.Waits),
            PeopleState.Disabled => found.Where(f => f.Person.State == PersonState.Disabled),
            _ => found,
        };
    }

    /// <summary>By office as its table is ordered, people without a post last.</summary>
    private static IQueryable<PersonLine> Shaped(IQueryable<Found> found) => found
        .OrderBy(f => f.Office == null).ThenBy(f => f.Office!.Position).ThenBy(f => f.Office!.Code).ThenBy(f => f.Login).ThenBy(f => f.Person.Id)
        .Select(f => new PersonLine(f.Person.Id.Value, f.Login, f.Person.Name, f.Person.State, f.Waits, f.Office!.ShortName, f.Post!.Office, f.Post!.Post, (Role?)f.Post!.Role, (DateOnly?)f.Post!.From, f.Post!.Until));

    private sealed class Found
    {
        public required Person Person { get; init; }
        public required string Login { get; init; }
        public required string Normalized { get; init; }
        public required Appointment? Post { get; init; }
        public required Office? Office { get; init; }
        public required bool Waits { get; init; }
    }
}
