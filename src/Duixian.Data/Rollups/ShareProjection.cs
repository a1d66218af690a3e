using System.Globalization;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>The part of <see cref="Projections"/> that keeps the shares: the current version of each division, and a line for each party.</summary>
internal sealed class ShareProjection
{
    private readonly DuixianDb db;
    private readonly Dictionary<Place, ShareSummary> summaries = [];
    private readonly Dictionary<Place, List<ShareLine>> lines = [];

    private ShareProjection(DuixianDb db) => this.db = db;

    private readonly record struct Place(int Year, string Plan, string Item, int Indicator);

    public static PlanAddress? PlanOf(EntryBody body) => PlaceOf(body) is { } place ? new(place.Year, place.Plan) : null;

    public static async Task<ShareProjection> LoadAsync(DuixianDb db, IReadOnlyList<EntryBody> bodies, CancellationToken cancel)
    {
        var projection = new ShareProjection(db);
        foreach (var place in bodies.Select(PlaceOf).OfType<Place>().Distinct())
        {
            if (await db.ShareSummaries.SingleOrDefaultAsync(s => s.Year == place.Year && s.Plan == place.Plan && s.Item == place.Item && s.Indicator == place.Indicator, cancel) is not { } summary) { continue; }
            projection.summaries[place] = summary;
            projection.lines[place] = await db.ShareLines.Where(l => l.Year == place.Year && l.Plan == place.Plan && l.Item == place.Item && l.Indicator == place.Indicator).ToListAsync(cancel);
        }
        return projection;
    }

    public void Apply(EntryBody body)
    {
        switch (body)
        {
            case SharesIssued issued: Take(issued); break;
            case SharesConfirmed confirmed when summaries.GetValueOrDefault(PlaceOf(body)!.Value) is { } summary && summary.Version == confirmed.Version:   // it has a place, or it would not be here
                summary.ConfirmedOn = confirmed.Day;
                break;
        }
    }

    private void Take(SharesIssued said)
    {
        var place = PlaceOf(said)!.Value;   // an issue always has one
        if (!summaries.TryGetValue(place, out var summary))
        {
            summaries[place] = summary = new ShareSummary { Year = said.Year, Plan = said.Plan, Item = said.Item, Indicator = said.Indicator };
            lines[place] = [];
            db.Add(summary);
        }
        (summary.Version, summary.TargetVersion, summary.Method, summary.Universe) = (said.Version, said.TargetVersion, said.Method, said.Universe);
        (summary.Target, summary.Unit, summary.Sum, summary.Reason, summary.Day, summary.ConfirmedOn) = (said.Target, said.Unit, said.Sum, said.Reason, said.Day, null);
        summary.Works = said.Method == ShareMethod.ByNamedList ? said.Inputs.Works.Count : null;
        summary.Basis = said.Inputs.Factors.Count > 0
            ? string.Join('、', said.Inputs.Factors.Select(f => $"{f.Name} {f.Percent.ToString("0.####", CultureInfo.InvariantCulture)}%"))
            : said.Inputs.BaseName;
        var known = lines[place];
        foreach (var gone in known.Where(l => said.Shares.All(s => s.Party != l.Party)).ToList())
        {
            known.Remove(gone);
            db.Remove(gone);
        }
        foreach (var share in said.Shares)
        {
            if (known.Find(l => l.Party == share.Party) is not { } line)
            {
                known.Add(line = new ShareLine { Year = said.Year, Plan = said.Plan, Item = said.Item, Indicator = said.Indicator, Party = share.Party });
                db.Add(line);
            }
            (line.PartyName, line.Kind, line.Position, line.Amount) = (share.Name, share.Kind, share.Position, share.Amount);
        }
    }

    private static Place? PlaceOf(EntryBody body) => body switch
    {
        SharesIssued b => new(b.Year, b.Plan, b.Item, b.Indicator),
        SharesConfirmed b => new(b.Year, b.Plan, b.Item, b.Indicator),
        _ => null,
    };
}
