using System.Globalization;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AppointPerson;
using Duixian.Features.People.DisablePerson;
using Duixian.Features.People.EndPersonPost;
using Duixian.Features.People.HandOverPost;
using Duixian.Features.People.LendPost;
using Duixian.Features.People.PeopleList;
using Duixian.Features.People.RenamePerson;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace Duixian.Features.People.PersonCard;

/// <summary>Reads the person and sends what the forms ask for; decides nothing.</summary>
public sealed partial class PersonPage : ComponentBase
{
    private static readonly string[] Known = ["added", "appointed", "ended", "handed", "lent", "renamed", "sessions", "disabled", "changed"];

    [Inject] private PersonToShow People { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private OfficeChoices OfficeChoices { get; set; } = null!;
    [Inject] private AppointPerson.AppointPerson Appoint { get; set; } = null!;
    [Inject] private EndPersonPost.EndPersonPost End { get; set; } = null!;
    [Inject] private HandOverPost.HandOverPost HandOver { get; set; } = null!;
    [Inject] private LendPost.LendPost Lend { get; set; } = null!;
    [Inject] private TakeBackPost TakeBack { get; set; } = null!;
    [Inject] private RenamePerson.RenamePerson Rename { get; set; } = null!;
    [Inject] private DisablePerson.DisablePerson Disable { get; set; } = null!;
    [Inject] private EndPersonSessions EndSessions { get; set; } = null!;
    [Inject] private Acts Acts { get; set; } = null!;
    [Inject] private SignedIn SignedIn { get; set; } = null!;
    [Inject] private CivilDay CivilDay { get; set; } = null!;
    [Inject] private IdSource Ids { get; set; } = null!;
    [Inject] private Links Links { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private PeopleWords Text { get; set; } = null!;

    /// <summary>The person.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private readonly List<FieldError> faults = [];
    private PersonShown? shown;
    private IReadOnlyList<Choice> offices = [];
    private Refusal? refusal;
    private string key = "";
    private Guid lending;

    private HttpContext Request => Http.HttpContext!;   // a page always has a request

    private bool MayChange => SignedIn.Actor is { } by && by.May(Power.ManagePeople) && shown?.Person.Touch(by, CivilDay.Today) is null;

    private bool MayActivate => SignedIn.May(Power.ActivatePeople);

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (shown is null) { Navigation.NotFound(); }
    }

    private async Task LoadAsync()
    {
        (key, lending) = (Ids.NewId().ToString("D"), Ids.NewId());
        offices = await OfficeChoices.OfficesAsync(Text["Choose"], Request.RequestAborted);
        shown = await People.ReadAsync(Id, Request.RequestAborted);
    }

    private Task AppointAsync()
    {
        var (from, until) = (Day("From", required: true), Day("Until", required: false));
        if (!Enum.TryParse<Role>(Said("Role"), out var role)) { faults.Add(new("Role", Text["Fault.Missing", Text["Role"]])); }
        if (Said("Office").Length == 0) { faults.Add(new("Office", Text["Fault.Missing", Text["Office"]])); }
        var request = new AppointPersonRequest(Id, Said("Office"), TypedText.Line(Said("Post")), role, from ?? default, until);
        return SendAsync("appointed", request, act => Appoint.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task EndAsync()
    {
        var request = new EndPersonPostRequest(Id, Day("Last", required: true) ?? default, Revision);
        return SendAsync("ended", request, act => End.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task HandOverAsync()
    {
        var request = new HandOverPostRequest(Id, Required("Login", "HandOver.To"), Day("Day", required: true) ?? default, Said("EndTheirs") == "true", Revision);
        return SendAsync("handed", request, act => HandOver.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task LendAsync()
    {
        var request = new LendPostRequest(Guid.TryParse(Said("Lending"), out var id) ? id : lending, Id, Required("Login", "Lend.To"), Day("First", required: true) ?? default, Day("Last", required: true) ?? default, Required("Reason", "Lend.Reason"));
        return SendAsync("lent", request, act => Lend.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task TakeBackAsync(Guid lent)
    {
        var request = new TakeBackPostRequest(lent);
        return SendAsync("changed", request, act => TakeBack.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task RenameAsync()
    {
        var request = new RenamePersonRequest(Id, Required("Name", "Name"), Revision);
        return SendAsync("renamed", request, act => Rename.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task DisableAsync()
    {
        var request = new DisablePersonRequest(Id, Required("Reason", "Disable.Reason"), Revision);
        return SendAsync("disabled", request, act => Disable.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private Task EndSessionsAsync()
    {
        var request = new EndPersonSessionsRequest(Id);
        return SendAsync("sessions", request, act => EndSessions.ExecuteAsync(request, act, Request.RequestAborted));
    }

    private async Task SendAsync<TRequest>(string done, TRequest request, Func<Act, Task<Result<Receipt>>> useCase)
    {
        if (shown is null) { return; }
        if (faults.Count > 0)
        {
            Request.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var result = await Acts.RunAsync(Said("Key"), request, why: null, useCase, Request.RequestAborted);
        if (result.Refusal is not { } no)
        {
            Navigation.NavigateTo(Links.To($"/desk/people/{Id:D}?done={done}"));
            return;
        }
        refusal = no;
        Request.Response.StatusCode = no.StatusCode;
        await LoadAsync();
    }

    private long Revision => long.TryParse(Said("Revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    private string Said(string name) => Request.Request.Form[name].ToString();

    private string Required(string name, string word)
    {
        var said = TypedText.Line(Said(name));
        if (said.Length == 0) { faults.Add(new(name, Text["Fault.Missing", Text[word]])); }
        return said;
    }

    private DateOnly? Day(string name, bool required)
    {
        if (!required && Said(name).Trim().Length == 0) { return null; }
        var day = TypedDay.Read(Said(name));
        if (day is null) { faults.Add(new(name, Text["Fault.Day"])); }
        return day;
    }

    /// <summary>What the form held when it was refused; null where another form, or none, was sent.</summary>
    private string? Typed(string form, string name) => Request.Request.HasFormContentType && Request.Request.Form["_handler"] == form ? Said(name) : null;

    private string? Fault(string form, string field) => Typed(form, field) is null ? null : At(field);

    private string? At(string field) => faults.Find(f => f.Name == field)?.Message;

    private string Say(Person person) => person.PostOn(CivilDay.Today) is { } post && shown is not null
        ? Text["Card.Say", shown.Offices.GetValueOrDefault(post.Office, post.Office), post.Post, Days.Write(post.From)]
        : Text["Card.SayNone"];

    private PeopleState State(Person person) => person.State switch
    {
        PersonState.Disabled => PeopleState.Disabled,
        _ when person.NeedsActivation => PeopleState.Waiting,
        _ => person.PostOn(CivilDay.Today) is null ? PeopleState.WithoutPost : PeopleState.Active,
    };

    private static string Numeric(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
