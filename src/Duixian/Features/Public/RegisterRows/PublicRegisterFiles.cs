using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Files;
using Duixian.Shell.Cache;

namespace Duixian.Features.Public.RegisterRows;

/// <summary>A row of a public register as JSON; names are public contract.</summary>
internal sealed record PublishedRow(int Row, string Unit, string UnitName, IReadOnlyList<string> AlsoUnits, string Township, string TownshipName, string Name, RowState State, DateOnly? Planned, DateOnly? Day, string? Evidence, string? Remark, bool SuspectedDouble);

/// <summary>A count of beneficiaries as JSON; null where it is kept back.</summary>
internal sealed record PublishedCount(string Unit, string UnitName, string? Township, string? TownshipName, int? Done);

/// <summary>The register a file belongs to.</summary>
internal sealed record PublishedRegister(
    string Schema, int Year, string Plan, string Item, int Indicator, int Register, string Title, RegisterKind Kind, CountRule Rule, int PerUnit, int? Figure, DateTimeOffset ChangedAt,
    IReadOnlyList<PublishedRow> Rows, IReadOnlyList<PublishedCount>? Counts);

/// <summary>A register as files under its own address: <c>/2024/report/26/register/1.csv</c> and its like.</summary>
internal static class PublicRegisterFiles
{
    public const string Schema = "duixian.register/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file of its own media type, never inside HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in (string[])["csv", "xlsx", "json"])
        {
            routes.MapMethods("/{Year:int}/{PlanCode}/{Number}/register/{Nth:int}." + format, [HttpMethods.Get, HttpMethods.Head],
                    (HttpContext http, int year, string planCode, string number, int nth, RegisterToRead registers, PublicWords words) => SendAsync(http, format, new(year, planCode), number, nth, registers, words))
                .WithMetadata(new KeptPageAttribute(PublicRowsQuery.QUnit, PublicRowsQuery.QTownship, PublicRowsQuery.QState, PublicRowsQuery.QWords))
                .ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(HttpContext http, string format, PlanAddress plan, string item, int nth, RegisterToRead registers, PublicWords words)
    {
        var (response, cancel, query) = (http.Response, http.RequestAborted, PublicRowsQuery.From(http.Request.Query));
        if (await registers.ReadAsync(plan, item, nth, query, page: null, cancel) is not { } view)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var name = $"{plan.Year}-{plan.Code}-{item}-register-{nth}";
        var rows = view.Register.IsPublic ? registers.RowsAsync(view.Register, query) : AsyncEnumerable.Empty<RegisterRow>();
        if (format == "json")
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}.json\"";
            response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(response.Body, await JsonAsync(view, rows, cancel), Options, cancel);
            return;
        }
        if (view.People is not null)
        {
            await TableFile.SendAsync(response, format, name, [words["Register.Unit"], words["Register.Township"], words["Register.Figure.Done"]], Counts(view).ToAsyncEnumerable(),
                count => (TableCell[])[count.UnitName, count.TownshipName, count.Done is { } known ? known : words["Register.Kept"]], cancel);
            return;
        }
        string[] header = [words["Head.Number"], words["Register.Unit"], words["Register.Township"], words["Register.Name"], words["Head.Status"], words["Register.Planned"], words["Register.DayDone"], words["Register.Evidence"], words["Register.Remark"]];
        await TableFile.SendAsync(response, format, name, header, rows, row => (TableCell[])
        [
            row.Number, string.Join('、', new[] { row.Unit }.Concat(row.Also).Select(view.Places.UnitName)), view.Places.TownshipName(row.Township), row.Name,
            row.Doubled == DoubleMark.Suspected ? words["Register.Double"] : words["Register.State." + row.State], row.Planned, row.Day, row.Evidence, row.Remark,
        ], cancel);
    }

    private static async Task<PublishedRegister> JsonAsync(PublicRegister view, IAsyncEnumerable<RegisterRow> rows, CancellationToken cancel)
    {
        var (register, places) = (view.Register, view.Places);
        var told = new List<PublishedRow>();
        await foreach (var r in rows.WithCancellation(cancel))
        {
            told.Add(new(r.Number, r.Unit, places.UnitName(r.Unit), r.Also, r.Township, places.TownshipName(r.Township), r.Name, r.State, r.Planned, r.Day, r.Evidence, r.Remark, r.Doubled == DoubleMark.Suspected));
        }
        return new(Schema, register.Year, register.Plan, register.Item, register.Indicator, register.Number, register.Title, register.Kind, register.Rule, register.PerUnit, view.Whole, view.ChangedAt, told, view.People is null ? null : [.. Counts(view)]);
    }

    private static IEnumerable<PublishedCount> Counts(PublicRegister view) => (view.People ?? []).SelectMany(unit => unit.Townships
        .Select(place => new PublishedCount(unit.Unit, view.Places.UnitName(unit.Unit), place.Place, view.Places.TownshipName(place.Place), place.Count))
        .Prepend(new(unit.Unit, view.Places.UnitName(unit.Unit), null, null, unit.Count)));
}
