using System.Globalization;
using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using Duixian.Features.Public.Standing;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public.Ledger;

/// <summary>An entry in words.</summary>
/// <param name="About">The item or the plan.</param>
/// <param name="Path">Its public page, without the language; null where there is none.</param>
/// <param name="Note">Who, until when, from what to what, why; empty where nothing more is to be said.</param>
public sealed record EntrySaid(string What, string? About, string? Path, string Note);

/// <summary>How the public log is told to people.</summary>
internal sealed class LedgerWords(IStringLocalizer<PublicLedgerText> text, StandingWords standing, PublicWords list, ProjectEntryWords projects, CivilDay days)
{
    /// <summary>Types that can be asked for, all that is published first, then in the order of a plan's life; what is not published last.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        LedgerQuery.Public,
        "planPublished", "itemPublished", "itemRevised", "targetRevised", "indicatorWithdrawn", "itemWithdrawn", "pastResultPublished",
        "sharesIssued", "sharesConfirmed", "lightRuleSet", "scheduleSet", "lightExcused",
        "roundOpened", "figureAccepted", "figuresUnchanged", "figureTakenBack", "figureCorrected", "roundClosed",
        "registerOpened", "registerDescribed", "registerRowsAdded", "registerRowsChanged", "registerDoubleSettled", "registerClosed", "figureOriginChanged",
        "projectPublished", "projectListed", "projectStageMoved", "projectCeremonyHeld", "projectHidden",
        "proceduresBegun", "procedureAccepted", "procedureClockStopped", "procedureClockResumed", "procedureFinished", "procedureExempted", "procedurePromised", "procedureDeferred", "procedureTakenBack", "proceduresMoved",
        "evidenceReleased", "evidenceTakenBack", "verdictGiven", "planClosed", "entryOpened", PublicEntry.Internal,
    ];

    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>The kind of an entry; a type without a word yet is called by its name.</summary>
    public string What(string type) => text["Type." + type] is { ResourceNotFound: false } known ? known : type;

    /// <summary>Day and time of day of the installation, to the second.</summary>
    public string At(DateTimeOffset at) => days.AtWall(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A root or hash in groups of four, as it is read aloud.</summary>
    public static IEnumerable<string> Grouped(byte[] hash) => Convert.ToBase64String(hash).Chunk(4).Select(group => new string(group));

    public EntrySaid Say(PublicEntry entry, EntryNames names)
    {
        if (entry.Body is not { } body) { return new(What(PublicEntry.Internal), null, null, ""); }
        if (body is ProjectEntry project) { return new(What(entry.Type), text["Say.Project", project.Project, (body as ProjectPublished)?.Name ?? names.Project(project.Project) ?? ""].Value.TrimEnd(), names.Project(project.Project) is null ? null : $"/project/{project.Project}", Join(projects.Notes(project))); }
        if (EntrySubject.Of(body) is not { } subject) { return new(What(entry.Type), null, null, ""); }
        var title = names.Title(subject.Plan, subject.Item);
        var about = subject.Item is { } item ? text["Say.Item", item, title ?? ""].Value.TrimEnd() : body is PlanPublished published ? published.Title : names.Title(subject.Plan);
        // The page of an item that was withdrawn is still there; one the list does not know has none.
        var path = subject.Item is null ? subject.Plan.ToString() : title is null ? null : $"{subject.Plan}/{subject.Item}";
        return new(What(entry.Type), about, path, Join(Notes(body, subject, names)));
    }

    private string Join(IEnumerable<string?> parts) => string.Join(text["Comma"], parts.Where(p => !string.IsNullOrEmpty(p)));

    private IEnumerable<string?> Notes(EntryBody body, EntrySubject subject, EntryNames names)
    {
        var line = subject.Item is { } item ? names.Line(subject.Plan, item, subject.Indicator) : null;
        var party = subject.Party is { } code ? names.Party(code) : null;
        string Figure(Figure? figure) => standing.Figure(line?.Measure, line?.BaseUnit ?? "", figure);
        return body switch
        {
            PlanPublished p => [this["Say.Version", p.Version], p.Version > 1 ? this["Say.Changes", p.Added, p.Changed, p.Withdrawn] : this["Say.Items", p.Added], p.Reason],
            ItemPublished p => [p.LeadName is null ? null : this["Say.Lead", p.LeadName]],
            ItemRevised r => [this["Say.Version", r.Version], r.Reason],
            TargetRevised t => [t.Indicator.Subject + " " + list.Target(t.Indicator.Measure, t.Indicator.Promise, t.Indicator.BaseUnit), t.Reason],
            IndicatorWithdrawn w => [line?.Subject, w.Reason],
            ItemWithdrawn w => [w.Reason],
            PastResultPublished p => [this["Say.Year", p.ResultYear], p.Subject, p.Amount is null ? p.Quote : Figures.Amount(p.Amount, p.BaseUnit)],
            SharesIssued s => [line?.Subject, this["Say.Version", s.Version], this["Say.Parties", s.Shares.Count], s.Reason],
            SharesConfirmed s => [line?.Subject, this["Say.Version", s.Version]],
            RoundOpened r => [r.Title, this["Say.Cells", r.Cells, r.Parties], this["Say.DueBy", Days.Write(r.Due)]],
            RoundClosed r => [this["Say.AsOf", Days.Write(r.Day)], this["Say.Came", r.Accepted, r.Missing]],
            FigureAccepted f => [party, this["Say.AsOf", Days.Write(f.AsOf)], line?.Subject + " " + Figure(f.Figure), f.Late ? this["Say.Late"] : null, f.Proxy ? this["Say.Proxy"] : null, f.Explanation?.Reason],
            FiguresUnchanged u => [party, this["Say.AsOf", Days.Write(u.AsOf)], this["Say.Unchanged", u.Lines.Count]],
            FigureTakenBack f => [party, this["Say.AsOf", Days.Write(f.AsOf)], line?.Subject, f.Reason],
            FigureCorrected f => [party, this["Say.AsOf", Days.Write(f.AsOf)], $"{line?.Subject} {Figure(f.Old)} → {Figure(f.New)}", f.Reason],
            LightRuleSet r => [line?.Subject, Figures.English ? r.Rule.NameEn : r.Rule.Name, this["Say.Version", r.Rule.Version], r.Reason],
            LightExcused e => [line?.Subject, this["Say.Until", Days.Write(e.Until)], e.Reason],
            ScheduleSet s => [line?.Subject, this["Say.Version", s.Version], s.NewDue is { } due ? this["Say.NewDue", Days.Write(due)] : null, s.Reason],
            VerdictGiven v => [standing["State.Verdict" + v.Verdict], v.Reason],
            PlanClosed p => [this["Say.Closed", p.Items, p.Delivered]],
            RegisterOpened r => [r.Title],
            RegisterDescribed r => [r.Title],
            RegisterRowsAdded r => [this["Say.Rows", r.Rows.Count]],
            RegisterRowsChanged r => [this["Say.Rows", r.Rows.Count]],
            RegisterClosed r => [r.Reason],
            FigureOriginChanged o => [line?.Subject, this["Say.Since", Days.Write(o.Since)], o.Reason],
            EvidenceReleased e => [party, e.Title],
            EvidenceTakenBack e => [party, e.Reason],
            EntryOpened o => [this["Say.Opens", o.Entry], .. Notes(BodyJson.Read(o), subject, names)],
            CorrectionProposed p => [party, this["Say.AsOf", Days.Write(p.AsOf)], $"{line?.Subject} {Figure(p.Old)} → {Figure(p.New)}", p.Reason],
            ScheduleChangeProposed s => [line?.Subject, s.NewDue is { } due ? this["Say.NewDue", Days.Write(due)] : null, s.Reason],
            _ => [],
        };
    }
}
