using System.Net;
using System.Net.Http.Json;
using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Tests.Features.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Access;

/// <summary>Somebody the table has a column for.</summary>
/// <param name="Role">Null: not signed in.</param>
internal sealed record AccessPerson(string Name, Role? Role, string Office);

/// <summary>A site with one object in each state the table names, and one person of each kind, signed in once.</summary>
public sealed class AccessWorld : TestSite
{
    /// <summary>A line whose fields name it sends its own, wrong one.</summary>
    internal const string TokenField = "__RequestVerificationToken";

    internal const string OwnUnit = "371502";
    internal const string OtherUnit = "371525";
    internal const string OwnOffice = "DCF";
    internal const string OtherOffice = "GXF";
    private const string CityOffice = "ZFB";

    internal static readonly IReadOnlyList<AccessPerson> People =
    [
        new("anyone", null, ""),
        new("reporter", Role.Reporter, OwnOffice),
        new("reporter-other", Role.Reporter, OtherOffice),
        new("approver", Role.UnitApprover, OwnOffice),
        new("approver-other", Role.UnitApprover, OtherOffice),
        new("reviewer", Role.Reviewer, CityOffice),
        new("officer", Role.DeliveryOfficer, CityOffice),
        new("leader", Role.Leader, CityOffice),
        new("system-admin", Role.SystemAdministrator, CityOffice),
        new("security-admin", Role.SecurityAdministrator, CityOffice),
        new("auditor", Role.Auditor, CityOffice),
    ];

    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <summary>What a name in braces stands for in an address or a field.</summary>
    internal Dictionary<string, string> Objects { get; } = new(StringComparer.Ordinal) { ["guessed"] = "0190a000-0000-7000-8000-00000000dead" };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.GivenDeskOfficesAsync();
        await ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            db.AddRange(
                new AssessmentUnit(OwnUnit, "东昌府区", "东昌府", UnitKind.County, 1, null, null),
                new AssessmentUnit(OtherUnit, "冠县", "冠县", UnitKind.County, 2, null, null),
                County(OwnOffice, "东昌府区人民政府", OwnUnit, 11), County(OtherOffice, "冠县人民政府", OtherUnit, 12),
                new Office(CityOffice, "市政府办公室", "市政府办", [], 13));
            act.Record(new OfficesImported(3, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
        await AccessObjects.MakeAsync(this);
        clients["anyone"] = Anyone;
        foreach (var person in People.Where(person => person.Role is not null))
        {
            clients[person.Name] = await SignedInAsync(person.Role!.Value, person.Office);   // those who have one
        }
    }

    private static Office County(string code, string name, string unit, int position)
    {
        var office = new Office(code, name, name, [], position);
        office.Place(OfficeKind.County, unit, null, null);
        return office;
    }

    /// <summary>What this person is answered: the status, or <c>sign-in</c> where the way leads there.</summary>
    internal async Task<string> AskAsync(AccessPerson person, AccessLine line)
    {
        using var answer = await SendAsync(person, line);
        return answer.StatusCode == HttpStatusCode.Redirect && new Uri(new Uri(Address), answer.Headers.Location!).AbsolutePath == "/sign-in"   // a redirect says where
            ? "sign-in"
            : ((int)answer.StatusCode).ToString();
    }

    internal async Task<HttpResponseMessage> SendAsync(AccessPerson person, AccessLine line)
    {
        var client = clients[person.Name];
        using var request = new HttpRequestMessage(new(line.Method), Named(line.At));
        if (line.Method != "GET" && line.Route.StartsWith("/api/", StringComparison.Ordinal))
        {
            // A program sends JSON and names what it does; the table's fields are its text members.
            request.Headers.Add("Idempotency-Key", $"{person.Name}-{line.Number}");
            request.Content = JsonContent.Create(Named(line.Fields).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1])));
        }
        else if (line.Method != "GET")
        {
            var fields = Named(line.Fields).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(field => KeyValuePair.Create(field[0], Uri.UnescapeDataString(field[1])));
            if (!line.Fields.Contains(TokenField, StringComparison.Ordinal)) { fields = fields.Append(KeyValuePair.Create(TokenField, await TokenAsync(person))); }
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", line.Form), .. fields]);
        }
        return await client.SendAsync(request);
    }

    /// <summary>Every person may send forms: the token proves who sends, not what they may.</summary>
    private async Task<string> TokenAsync(AccessPerson person)
    {
        if (tokens.TryGetValue(person.Name, out var known)) { return known; }
        var page = await ReadPageAsync(await clients[person.Name].GetAsync("/sign-in"));
        var token = page.QuerySelector($"input[name={TokenField}]")?.GetAttribute("value") ?? throw new InvalidOperationException($"{person.Name} finds no token on /sign-in");
        return tokens[person.Name] = token;
    }

    private string Named(string text)
    {
        foreach (var (name, value) in Objects) { text = text.Replace("{" + name + "}", value, StringComparison.Ordinal); }
        Assert.DoesNotMatch(@"\{[\w-]+\}", text);   // an object nobody made
        return text;
    }
}
