using System.Globalization;
using System.Text.Json;
using Duixian.Accounts;
using Duixian.Data.Dispatch;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.FileSheet;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Shell.Refusals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Sheet;

/// <summary>Lines as far as they are typed, by the line's id.</summary>
public sealed record SheetDraftTyped(IReadOnlyDictionary<string, SheetDraftTypedLine> Lines);

/// <param name="Revision">The revision it is typed over.</param>
/// <param name="Cells">What stands in the cells, by name.</param>
public sealed record SheetDraftTypedLine(long Revision, IReadOnlyDictionary<string, string> Cells);

/// <summary>What a typed line comes to.</summary>
/// <param name="CaughtUp">It has a figure and needs no words about a delay; what was written of one stays until it is cleared.</param>
internal sealed record SheetLineComesTo(string Change, string Rate, decimal? Share, decimal? Schedule, bool Late, bool CaughtUp, string Behind, IReadOnlyList<string> Errors, IReadOnlyList<string> Doubts);

/// <summary>Kept as a draft, at this time of day.</summary>
internal sealed record SheetDraftKept(string At, IReadOnlyDictionary<string, SheetLineComesTo> Lines);

/// <summary>Keeps what is typed, and answers what it comes to. A working paper, not an act: the plain form's "save" does the same without a script.</summary>
internal static class SheetDraftEndpoint
{
    private const int LongestCell = 600;

    public static void MapSheetDrafts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/desk/sheets/{year:int}/{plan}/{round:int}/{party}/draft", HandleAsync).RequireAuthorization(nameof(Power.FillSheets)).DisableAntiforgery().ExcludeFromDescription();   // the token comes in a header and is checked inside

    internal static async Task<IResult> HandleAsync(
        int year, string plan, int round, string party, HttpContext http, IAntiforgery antiforgery, SignedIn signedIn, SheetAccess access, SheetEntries laid, SheetDrafts drafts, CivilDay civilDay,
        RefusalSentences sentences, IStringLocalizer<SheetText> text, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) { return TypedResults.BadRequest(); }
        if (await TypedAsync(http.Request, cancel) is not { Lines: not null } typed) { return TypedResults.BadRequest(); }
        if (await access.FindAsync(year, plan, round, party, signedIn.Actor, cancel) is not { } sheet) { return TypedResults.NotFound(); }
        if (typed.Lines.Count > SheetEntries.Most || typed.Lines.Values.Any(l => l?.Cells is null || l.Cells.Values.Any(c => c is null || c.Length > LongestCell))) { return TypedResults.BadRequest(); }
        var (kept, answers) = (new Dictionary<string, DraftLine>(StringComparer.Ordinal), new Dictionary<string, SheetLineComesTo>(StringComparer.Ordinal));
        var lines = sheet.Lines.Select(l => (Line: l, Said: typed.Lines.GetValueOrDefault(SheetEntries.Key(l)))).Where(l => l.Said is not null)
            .Select(l => (l.Line, l.Said!.Revision, (IReadOnlyDictionary<string, string>)SheetCells.All(l.Line).Where(l.Said.Cells.ContainsKey).ToDictionary(c => c, c => l.Said.Cells[c], StringComparer.Ordinal))).ToList();   // looked for on the line before
        foreach (var entry in laid.All(sheet, lines, strict: false))
        {
            var (line, cells) = (entry.Line, entry.Cells);
            kept[SheetEntries.Key(line)] = new(entry.Revision, cells.Where(c => c.Value.Length > 0).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));
            answers[SheetEntries.Key(line)] = ComesTo(entry, sentences, text);
        }
        var at = await drafts.MergeAsync(sheet.Round.Id, party, kept, Revisions(sheet), cancel);
        return TypedResults.Json(new SheetDraftKept(civilDay.AtWall(at).ToString("HH:mm", CultureInfo.InvariantCulture), answers));
    }

    /// <summary>Read here and not bound: whoever may not fill in sheets is told so before anything is read.</summary>
    private static async Task<SheetDraftTyped?> TypedAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasJsonContentType()) { return null; }
        try { return await request.ReadFromJsonAsync<SheetDraftTyped>(cancel); }
        catch (JsonException) { return null; }
    }

    public static IReadOnlyDictionary<string, long> Revisions(OpenSheet sheet) => sheet.Lines.ToDictionary(SheetEntries.Key, l => l.Report.Revision, StringComparer.Ordinal);

    private static SheetLineComesTo ComesTo(SheetEntry entry, RefusalSentences sentences, IStringLocalizer<SheetText> text)
    {
        var (standing, figure) = (entry.Standing, entry.Unconfirmed ? entry.Line.Last : entry.Reading?.Filing.Figure);
        var change = figure?.Amount is { } now && entry.Line.Last?.Amount is { } last && entry.Line.Asked?.Measure is not (Measure.YesNo or Measure.PolicyInForce) ? Figures.Change(now - last) : "";
        var late = !entry.Unconfirmed && standing.NeedsExplanation;
        return new(
            change, SheetText.Share(standing.Delivery.Completion) is { } rate ? Figures.Percent(rate) : Figures.Blank, SheetText.Share(standing.Delivery.Completion), SheetText.Share(standing.Schedule), late, !entry.Unconfirmed && !standing.NeedsExplanation,
            late ? text.Behind(standing) : "", [.. entry.Errors.Values], [.. (entry.Reading?.Warnings ?? []).Select(sentences.Say)]);
    }
}
