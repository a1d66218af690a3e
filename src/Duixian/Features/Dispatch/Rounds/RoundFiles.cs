using Duixian.Accounts;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Rounds;

/// <summary>Completeness and timeliness of a round by unit, as a file.</summary>
internal static class RoundFiles
{
    public static void MapRoundFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/rounds/{year:int}/{plan}/{number:int}." + format, (int year, string plan, int number, HttpContext http, RoundReads reads, SignedIn signedIn, IStringLocalizer<RoundsText> text) =>
                    SendAsync(year, plan, number, format, http, reads, signedIn, text))
                .RequireAuthorization(nameof(Power.SeeSheets)).ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(int year, string plan, int number, string format, HttpContext http, RoundReads reads, SignedIn signedIn, IStringLocalizer<RoundsText> text)
    {
        if (await reads.FindAsync(year, plan, number, signedIn.Actor!, http.RequestAborted) is not { } card)   // the policy let nobody else in
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        string[] columns = ["Col.Code", "Col.Unit", "Col.Asked", "Col.InTime", "Col.Late", "Col.Returned", "Col.Missing", "Col.ToReview", "Col.Accepted", "Col.CompletenessPercent", "Col.TimelinessPercent"];
        await TableFile.SendAsync(http.Response, format, card.Round.Title, [.. columns.Select(c => text[c].Value)], card.Parties.ToAsyncEnumerable(), Cells, http.RequestAborted);
    }

    private static IEnumerable<TableCell> Cells(PartyProgress party)
    {
        var p = party.Progress;
        return [party.Party, party.Name, p.Asked, p.InTime, p.Late, p.Returned, p.Missing, p.ToReview, p.Accepted, Percent(p.Completeness), Percent(p.Timeliness)];
    }

    private static decimal? Percent(decimal? share) => share is { } known ? decimal.Round(known * 100, 1, MidpointRounding.AwayFromZero) : null;
}
