using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>The part of <see cref="Projections"/> that keeps how everything stands. Entries alone decide: what day it is, nobody asks.</summary>
internal sealed class StandingProjection
{
    private readonly DuixianDb db;
    private readonly Dictionary<PlanAddress, PlanBook> plans;

    private StandingProjection(DuixianDb db, Dictionary<PlanAddress, PlanBook> plans) => (this.db, this.plans) = (db, plans);

    /// <summary>The plan whose published state an entry changes.</summary>
    public static PlanAddress? PlanOf(EntryBody body) => StandingNeeds.PlanOf(body);

    public static async Task<StandingProjection> LoadAsync(DuixianDb db, IReadOnlyList<EntryBody> bodies, CancellationToken cancel)
    {
        var books = new Dictionary<PlanAddress, PlanBook>();
        foreach (var needs in StandingNeeds.Of(bodies))
        {
            var plan = books[needs.Plan] = await needs.LoadAsync(db, cancel);
            await plan.Figures.LoadAsync(plan, needs, cancel);
        }
        return new(db, books);
    }

    public void Apply(AppliedEntry entry)
    {
        if (StandingNeeds.PlanOf(entry.Body) is not { } address || !plans.TryGetValue(address, out var plan)) { return; }
        switch (entry.Body)
        {
            case PlanPublished: Ensure(plan); break;
            case ItemPublished said: Take(plan, said); break;
            case ItemRevised said: Take(plan, said); break;
            case TargetRevised said: Take(plan, said); break;
            case IndicatorWithdrawn gone: Take(plan, gone); break;
            case ItemWithdrawn gone: Change(plan, gone.Item, Withdraw); break;
            case SharesIssued said: Take(plan, said); break;
            case FigureAccepted said: Take(plan, said, entry); break;
            case FiguresUnchanged said: Take(plan, said, entry); break;
            case FigureTakenBack said: Take(plan, said); break;
            case FigureCorrected said: Take(plan, said, entry); break;
            case RoundOpened { Fictional: true }: Ensure(plan).Fictional = true; break;
            case RoundClosed said: Take(plan, said, entry.Seq); break;
            case JudgingEntry said: Take(plan, said); break;
        }
    }

    private void Take(PlanBook plan, ItemPublished said)
    {
        if (!plan.Items.ContainsKey(said.Item))
        {
            var row = new ItemStanding { Year = said.Year, Plan = said.Plan, Item = said.Item };
            db.Add(row);
            plan.Items[said.Item] = new(row);
            SetItem(row, said.Position, said.Kind, said.Lead, said.LeadName, said.Due);
            StandingTallies.Count(db, plan, plan.Items[said.Item], +1);
        }
        Change(plan, said.Item, item =>
        {
            SetItem(item.Row, said.Position, said.Kind, said.Lead, said.LeadName, said.Due);
            foreach (var indicator in said.Indicators) { SetTarget(item, indicator); }
        });
    }

    private void Take(PlanBook plan, ItemRevised said) => Change(plan, said.Item, item =>
    {
        var dueMoved = item.Row.Due != said.Due;
        SetItem(item.Row, said.Position, said.Kind, said.Lead, said.LeadName, said.Due);
        foreach (var indicator in item.Indicators.Values)
        {
            if (dueMoved) { MoveDue(indicator.Row, said.Due); }
            StandingMath.Judge(plan, indicator);
        }
    });

    private void Take(PlanBook plan, TargetRevised said) => Change(plan, said.Item, item =>
    {
        SetTarget(item, said.Indicator);
        StandingMath.Judge(plan, item.Indicators[said.Indicator.Number]);
    });

    private void Take(PlanBook plan, IndicatorWithdrawn gone) => Change(plan, gone.Item, item =>
    {
        if (!item.Indicators.Remove(gone.Indicator, out var indicator)) { return; }
        db.RemoveRange(indicator.Parties.Values);
        db.Remove(indicator.Row);
    });

    private static void Withdraw(ItemBook item)
    {
        item.Row.Withdrawn = true;
        foreach (var indicator in item.Indicators.Values)
        {
            indicator.Row.Withdrawn = true;
            foreach (var party in indicator.Parties.Values) { party.Withdrawn = true; }
        }
    }

    private void Take(PlanBook plan, SharesIssued said) => Change(plan, said.Item, item =>
    {
        if (!item.Indicators.TryGetValue(said.Indicator, out var indicator)) { return; }
        (indicator.Row.Shared, indicator.Row.Additive) = (true, said.Sum is not null);
        foreach (var gone in indicator.Parties.Values.Where(p => said.Shares.All(s => s.Party != p.Party)).ToList())
        {
            indicator.Parties.Remove(gone.Party);
            db.Remove(gone);
        }
        foreach (var share in said.Shares)
        {
            if (!indicator.Parties.TryGetValue(share.Party, out var party)) { party = AddParty(plan, indicator, share.Party); }
            (party.PartyName, party.Kind, party.Position, party.Share) = (share.Name, share.Kind, share.Position, share.Amount);
        }
        StandingMath.Judge(plan, indicator);
    });

    private void Take(PlanBook plan, FigureAccepted said, AppliedEntry entry)
    {
        var point = plan.Figures.Set(said.Item, said.Indicator, said.Party, said.AsOf, said.Figure, entry);
        (point.Round, point.Unchanged, point.Explanation, point.Grade, point.Proxy, point.Late) = (said.Round, false, said.Explanation, said.Grade, said.Proxy, said.Late);
        Report(plan, point);
    }

    /// <summary>Last time's figure stands for a later day, with what was said of it.</summary>
    private void Take(PlanBook plan, FiguresUnchanged said, AppliedEntry entry)
    {
        foreach (var line in said.Lines)
        {
            var party = plan.Find(line.Item, line.Indicator)?.Parties.GetValueOrDefault(said.Party);
            var (last, grade) = party?.AsOf <= said.AsOf ? (party.Figure, party.Grade) : plan.Figures.Before(line.Item, line.Indicator, said.Party, said.AsOf) is { } before ? (before.Figure, before.Grade) : (Figure.Blank, EvidenceGrade.Unverified);
            if (last.IsBlank) { continue; }   // nothing was said before, so nothing is unchanged
            var point = plan.Figures.Set(line.Item, line.Indicator, said.Party, said.AsOf, last, entry);
            (point.Round, point.Unchanged, point.Explanation, point.Grade, point.Proxy, point.Late) = (said.Round, true, party?.Explanation, grade, said.Proxy, said.Late);
            Report(plan, point);
        }
    }

    private void Take(PlanBook plan, FigureTakenBack said)
    {
        plan.Figures.Remove(said.Item, said.Indicator, said.Party, said.AsOf);
        Fall(plan, said.Item, said.Indicator, said.Party);
    }

    private void Take(PlanBook plan, FigureCorrected said, AppliedEntry entry)
    {
        if (plan.Figures.Correct(said, entry) is null) { return; }
        Fall(plan, said.Item, said.Indicator, said.Party);
    }

    /// <summary>Every line is judged for the round's last day; an older round's closing changes nothing that is known.</summary>
    private void Take(PlanBook plan, RoundClosed said, long entry)
    {
        var row = Ensure(plan);
        row.LastRound = Math.Max(row.LastRound, said.Round);
        if (said.Day < row.JudgedFor) { return; }
        var closing = said.Day != row.JudgedFor;
        row.JudgedFor = said.Day;
        foreach (var item in plan.Items.Values)
        {
            Change(plan, item.Row.Item, _ =>
            {
                foreach (var indicator in item.Indicators.Values)
                {
                    if (closing) { foreach (var line in indicator.Parties.Values.Append<StandingLine>(indicator.Row)) { line.PeriodsEarlier = line.PeriodsClosed; } }
                    StandingMath.Judge(plan, indicator, closing: closing);
                }
            });
            if (closing) { Keep(item, said, entry); }
        }
    }

    /// <summary>How the item and its parts were judged when the round was closed stays as it was, whatever is corrected later.</summary>
    private void Keep(ItemBook item, RoundClosed said, long entry)
    {
        if (item.Row.Withdrawn) { return; }
        foreach (var indicator in item.Indicators.Values.Select(i => i.Row)) { db.Add(Judged(indicator, indicator.Indicator, indicator.Figure, said, entry)); }
        db.Add(Judged(item.Row, 0, Figure.Blank, said, entry));
    }

    private static JudgedPoint Judged(StandingLine line, int indicator, Figure figure, RoundClosed said, long entry) => new()
    {
        Year = line.Year,
        Plan = line.Plan,
        Item = line.Item,
        Indicator = indicator,
        Day = said.Day,
        Round = said.Round,
        Figure = figure,
        Rate = line.Rate,
        Schedule = line.Schedule,
        Light = line.Light,
        Done = line.Done,
        Entry = entry,
    };

    private void Take(PlanBook plan, JudgingEntry said)
    {
        switch (said)
        {
            case LightRuleSet { Item: null } set:
                Ensure(plan).Rule = set.Rule;
                foreach (var item in plan.Items.Values) { Rejudge(plan, item.Row.Item, null, i => i.Rule is null, _ => { }); }
                break;
            case LightRuleSet { Item: { } item } set: Rejudge(plan, item, set.Indicator, _ => true, i => i.Rule = set.Rule); break;
            case LightExcused excused: Rejudge(plan, excused.Item!, excused.Indicator, _ => true, i => i.Excuse = new(excused.Reason, excused.ApprovedBy, excused.Until)); break;   // an excuse names its item, as what follows does
            case ScheduleSet set: Rejudge(plan, set.Item!, set.Indicator, _ => true, i => Take(i, set)); break;
            case VerdictGiven given when plan.Items.TryGetValue(given.Item!, out var item): (item.Row.Verdict, item.Row.VerdictReason) = (given.Verdict, given.Reason); break;
            case PlanClosed closed: Ensure(plan).ClosedOn = closed.Day; break;
        }
    }

    private static void Take(IndicatorStanding row, ScheduleSet set)
    {
        (row.Curve, row.ScheduleVersion) = (set.Points, set.Version);
        if (set.Version == 1) { row.FirstCurve = set.Points; }
        if (set.NewDue is { } due) { MoveDue(row, due); }
    }

    private void Rejudge(PlanBook plan, string number, int? only, Func<IndicatorStanding, bool> where, Action<IndicatorStanding> change) => Change(plan, number, item =>
    {
        foreach (var indicator in item.Indicators.Values.Where(i => (only is null || i.Row.Indicator == only) && where(i.Row)))
        {
            change(indicator.Row);
            StandingMath.Judge(plan, indicator);
        }
    });

    /// <summary>A figure that counts: the newest one is how the party stands, an older one is history.</summary>
    private void Report(PlanBook plan, FigurePoint point)
    {
        if (plan.Find(point.Item, point.Indicator) is not { } indicator) { return; }
        Change(plan, point.Item, item =>
        {
            if (PartyOf(plan, indicator, point) is not { } party || party.AsOf > point.AsOf) { return; }
            Stand(party, point);
            StandingMath.Judge(plan, indicator, party.Party);
        }, indicator, point.Party);
    }

    /// <summary>Whose line a figure is. Without shares whoever leads answers for the whole, and a new lead takes over from the one before.</summary>
    private PartyStanding? PartyOf(PlanBook plan, IndicatorBook indicator, FigurePoint point)
    {
        if (indicator.Parties.TryGetValue(point.Party, out var party)) { return party; }
        if (indicator.Row.Shared || indicator.Parties.Values.Any(p => p.AsOf > point.AsOf)) { return null; }
        foreach (var before in indicator.Parties.Values.ToList())
        {
            indicator.Parties.Remove(before.Party);
            db.Remove(before);
        }
        party = AddParty(plan, indicator, point.Party);
        (party.PartyName, party.Kind) = (indicator.Item.Row.Lead == point.Party ? indicator.Item.Row.LeadName ?? point.Party : point.Party, PartyKind.Office);
        return party;
    }

    /// <summary>The party stands as its newest figure says, whichever that is now.</summary>
    private void Fall(PlanBook plan, string item, int number, string code)
    {
        if (plan.Find(item, number) is not { } indicator || !indicator.Parties.TryGetValue(code, out var party)) { return; }
        Change(plan, item, _ =>
        {
            Stand(party, plan.Figures.Newest(item, number, code));
            StandingMath.Judge(plan, indicator, code);
        }, indicator, code);
    }

    private static void Stand(PartyStanding party, FigurePoint? point) =>
        (party.AsOf, party.Figure, party.Explanation, party.Grade) = (point?.AsOf, point?.Figure ?? Figure.Blank, point?.Explanation, point?.Grade ?? EvidenceGrade.Unverified);

    private PartyStanding AddParty(PlanBook plan, IndicatorBook indicator, string code)
    {
        var row = indicator.Row;
        var party = new PartyStanding { Year = row.Year, Plan = row.Plan, Item = row.Item, Indicator = row.Indicator, Party = code };
        indicator.Parties[code] = party;
        db.Add(party);
        Stand(party, plan.Figures.Newest(row.Item, row.Indicator, code));
        return party;
    }

    private void SetTarget(ItemBook item, PublishedIndicator said)
    {
        if (!item.Indicators.TryGetValue(said.Number, out var indicator))
        {
            var row = new IndicatorStanding { Year = item.Row.Year, Plan = item.Row.Plan, Item = item.Row.Item, Indicator = said.Number, Due = item.Row.Due, Parties = 1, Promise = said.Promise };
            item.Indicators[said.Number] = indicator = new(item, row);
            db.Add(row);
        }
        (indicator.Row.Measure, indicator.Row.BaseUnit, indicator.Row.Promise, indicator.Row.Target) = (said.Measure, said.BaseUnit, said.Promise, said.Promise.Amount);
    }

    private static void SetItem(ItemStanding row, int position, CommitmentKind kind, string? lead, string? leadName, DateOnly due) =>
        (row.Position, row.Kind, row.Lead, row.LeadName, row.Due) = (position, kind, lead, leadName, due);

    private static void MoveDue(IndicatorStanding row, DateOnly due)
    {
        if (row.Due == due) { return; }
        row.FirstDue ??= row.Due;
        row.Due = due;
    }

    private PlanStanding Ensure(PlanBook plan)
    {
        if (plan.Row is { } known) { return known; }
        plan.Row = new PlanStanding { Year = plan.Address.Year, Plan = plan.Address.Code };
        db.Add(plan.Row);
        return plan.Row;
    }

    /// <summary>Takes an item out of the counts, changes it, and counts it again.</summary>
    /// <param name="indicator">With <paramref name="party"/>: nothing but this party's line can change. Null: all of the item.</param>
    private void Change(PlanBook plan, string number, Action<ItemBook> change, IndicatorBook? indicator = null, string? party = null)
    {
        if (!plan.Items.TryGetValue(number, out var item)) { return; }
        Count(-1);
        change(item);
        StandingMath.Settle(item);
        Count(+1);

        void Count(int by)
        {
            StandingTallies.Count(db, plan, item, by);
            var alone = indicator is not null && !StandingMath.ComparesParties(plan, indicator);
            foreach (var line in item.Indicators.Values.Where(i => indicator is null || i == indicator).SelectMany(i => i.Parties.Values))
            {
                if (!alone || line.Party == party) { StandingTallies.Count(db, plan, line, by); }
            }
        }
    }
}
