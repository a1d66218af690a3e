using System.Linq.Expressions;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Transparency;

namespace Duixian.Features.Public.Ledger;

/// <summary>One entry as anyone may read it. Of what is not published nothing comes out of the database but the bytes the log holds anyway.</summary>
/// <param name="Type">Name of the body, or <c>internal</c>.</param>
public sealed record PublicEntry(long Seq, DateTimeOffset At, string Type, byte[] Bytes, byte[] Leaf)
{
    /// <summary>What stands in place of the type where nothing is published.</summary>
    public const string Internal = DuixianDb.InternalType;

    public static readonly Expression<Func<LedgerEntry, PublicEntry>> Of = e => new PublicEntry(e.Seq, e.At, e.IsPublic ? e.Type : Internal, e.Bytes, e.Leaf);

    private LogEntry? read;

    public bool IsPublic => Type != Internal;

    /// <summary>The members of the entry, from its bytes.</summary>
    public LogEntry Read => read ??= LogEntry.Read(Bytes);

    /// <summary>Null where nothing is published.</summary>
    public EntryBody? Body => IsPublic ? BodyJson.Read(new LedgerEntry { Type = Type, IsPublic = true, Bytes = Bytes }, secret: null) : null;

    /// <summary>The commitment to what is kept back, in base64.</summary>
    public string Commitment => Convert.ToBase64String(Read.Private);
}

/// <summary>What an entry is about.</summary>
/// <param name="Item">Null where it is the plan as a whole.</param>
/// <param name="Indicator">0 where it is none in particular.</param>
/// <param name="Party">Code of the county, zone or office, or null.</param>
public sealed record EntrySubject(PlanAddress Plan, string? Item, int Indicator, string? Party)
{
    public static EntrySubject? Of(EntryBody? body) => body switch
    {
        PlanPublished p => new(new(p.Year, p.Plan), null, 0, null),
        ItemPublished p => new(new(p.Year, p.Plan), p.Item, 0, null),
        ItemRevised r => new(new(r.Year, r.Plan), r.Item, 0, null),
        TargetRevised t => new(new(t.Year, t.Plan), t.Item, t.Indicator.Number, null),
        IndicatorWithdrawn w => new(new(w.Year, w.Plan), w.Item, w.Indicator, null),
        ItemWithdrawn w => new(new(w.Year, w.Plan), w.Item, 0, null),
        PastResultPublished p => new(new(p.Year, p.Plan), p.Item, p.Indicator ?? 0, null),
        RoundEntry r => new(new(r.Year, r.Plan), null, 0, null),
        FiguresUnchanged u => new(new(u.Year, u.Plan), null, 0, u.Party),
        FigureEntry f => new(new(f.Year, f.Plan), f.Item, f.Indicator, f.Party),
        Domain.Shares.SharesIssued s => new(new(s.Year, s.Plan), s.Item, s.Indicator, null),
        Domain.Shares.SharesConfirmed s => new(new(s.Year, s.Plan), s.Item, s.Indicator, null),
        Domain.Standings.LightRuleSet r => new(new(r.Year, r.Plan), r.Item, r.Indicator ?? 0, null),
        Domain.Standings.LightExcused e => new(new(e.Year, e.Plan), e.Item, e.Indicator, null),
        Domain.Standings.ScheduleSet s => new(new(s.Year, s.Plan), s.Item, s.Indicator, null),
        Domain.Standings.JudgingEntry j => new(new(j.Year, j.Plan), j.Item, 0, null),
        Domain.Registers.RegisterEntry r => new(new(r.Year, r.Plan), r.Item, 0, null),
        Domain.Registers.FigureOriginChanged o => new(new(o.Year, o.Plan), o.Item, o.Indicator, null),
        Domain.Evidence.EvidenceEntry e => new(new(e.Year, e.Plan), e.Item, e.Indicator, e.Party),
        EntryOpened o => Of(BodyJson.Read(o)),
        _ => null,
    };
}
