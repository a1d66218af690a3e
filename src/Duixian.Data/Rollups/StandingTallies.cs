using Duixian.Domain.Shares;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>Counts items by plan, lead office and kind, and counties' and zones' own parts: what goes out of one bucket goes into another.</summary>
internal static class StandingTallies
{
    public static void Count(DuixianDb db, PlanBook plan, ItemBook item, int by)
    {
        if (item.Row.Withdrawn) { return; }
        Count(Of(db, plan, StandingCut.Plan, ""), item.Row, by);
        Count(Of(db, plan, StandingCut.Office, item.Row.Lead ?? ""), item.Row, by);
        Count(Of(db, plan, StandingCut.Kind, item.Row.Kind.ToString()), item.Row, by);
    }

    public static void Count(DuixianDb db, PlanBook plan, PartyStanding party, int by)
    {
        if (party.Withdrawn || party.Kind == PartyKind.Office) { return; }
        Count(Of(db, plan, StandingCut.Unit, party.Party), party, by);
    }

    private static void Count(StandingTally tally, StandingLine line, int by)
    {
        tally.Items += by;
        tally.Done += line.Done ? by : 0;
        switch (line.Light)
        {
            case Light.Green: tally.Green += by; break;
            case Light.Yellow: tally.Yellow += by; break;
            case Light.Orange: tally.Orange += by; break;
            case Light.Red: tally.Red += by; break;
            default: tally.Unjudged += by; break;
        }
    }

    private static StandingTally Of(DuixianDb db, PlanBook plan, StandingCut cut, string code)
    {
        if (plan.Tallies.TryGetValue((cut, code), out var known)) { return known; }
        var tally = new StandingTally { Year = plan.Address.Year, Plan = plan.Address.Code, Cut = cut, Code = code };
        plan.Tallies[(cut, code)] = tally;
        db.Add(tally);
        return tally;
    }
}
