using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain;
using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Duixian.Ui.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.ProjectCard;

/// <summary>What happened to a project, the latest day first, read from its stream of the ledger.</summary>
internal sealed class ProjectActs(DuixianDb db, StagePath path, ProcedureActs procedures, GateFileLinks files, CivilDay civilDay, IStringLocalizer<ProjectsText> text)
{
    private const int Most = 60;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(int number, CancellationToken cancel)
    {
        var stream = ProjectEntry.StreamOf(number);
        var rows = await (
            from entry in db.LedgerEntries.AsNoTracking()
            where entry.Stream == stream
            join act in db.Acts.AsNoTracking() on entry.ActId equals act.Id
            join secret in db.LedgerPrivate.AsNoTracking() on entry.Seq equals secret.Seq into secrets
            from secret in secrets.DefaultIfEmpty()
            orderby entry.Seq descending
            select new { Entry = entry, act.Office, Secret = secret }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (Body: BodyJson.Read(r.Entry, r.Secret), r.Entry.At, r.Office)).Where(r => r.Body is not null).Select(r => Told(r.Body!, civilDay.DayOf(r.At), r.Office)).OrderByDescending(e => e.Date)];   // filtered for
    }

    private TimelineEntry Told(Domain.Ledger.EntryBody body, DateOnly day, string office) => body switch
    {
        ProjectAdded b => new(day, b.From is null ? text["Act.Added"] : text["Act.Imported", b.From], Mark.Planned, Detail: StageOf(b.Stage)),
        ProjectChanged b => new(day, b.From is null ? text["Act.Changed"] : text["Act.Updated", b.From], Mark.Planned, Detail: string.Join('；', Differences(b.Before, b.After).Take(6))),
        ProjectStageMoved { Move: { } move, Project: var number } => new(PartialDate.Parse(move.Day)?.Last ?? day, move.To.Length == 0 ? text["Act.Left"] : text["Act.Moved", StageOf(move.To)], path.Find(move.To)?.Shape ?? Mark.Planned, Detail: Join(move.Reason, move.ApprovedBy is { } by ? text["Act.AllowedBy", by] : null, Evidence(move))) { Files = files.Of(number, move) },
        ProjectStageAsked { Move: { } move } => new(day, text["Act.Asked", move.To.Length == 0 ? text["Stage.Left"] : StageOf(move.To)], Mark.Planned, Attention: true, Detail: move.Reason),
        ProjectStageDeclined b => new(day, text["Act.Declined"], Mark.Planned, Detail: b.Reason),
        ProjectCeremonyHeld b => new(b.Day, text["Act.Ceremony", b.Batch], Mark.Planned, Detail: text["Act.Ceremony.Say"]),
        ProjectListed b => new(day, text[b.Adjusted is null ? "Act.Unlisted" : b.Frozen is null ? "Act.Listed" : b.Frozen == b.Adjusted ? "Act.ListFrozen" : "Act.ListAdjusted", text["List." + b.List, b.Year]], Mark.Planned, Detail: b.Reason),
        ProjectPublished => new(day, text["Act.Published"], Mark.Done),
        ProjectHidden b => new(day, text["Act.Hidden"], Mark.Planned, Detail: b.Reason),
        ProjectContactsChanged => new(day, text["Act.Contacts"]),
        _ => procedures.Told(body, day) ?? new(day, BodyJson.NameOf(body), Detail: office),
    };

    private string StageOf(string key) => path.Find(key)?.Word ?? "";

    private static string? Evidence(StageMove move) => Join([.. move.Answers.Select(a => a.Evidence).Distinct(StringComparer.Ordinal)]);   // one document may show several conditions

    private static string? Join(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts) { if (!string.IsNullOrEmpty(part)) { said.Add(part); } }
        return said.Count == 0 ? null : string.Join('；', said);
    }

    private List<string> Differences(ProjectRecord before, ProjectRecord after)
    {
        (string Name, string? Old, string? New)[] all =
        [
            (text["Col.Name"], before.Name, after.Name), (text["Col.Code"], before.Code, after.Code), (text["Col.Owner"], before.Owner, after.Owner), (text["Field.OwnerCode"], before.OwnerCode, after.OwnerCode),
            (text["Col.Total"], Figures.Amount(before.TotalYuan, "元"), Figures.Amount(after.TotalYuan, "元")), (text["Col.Start"], before.StartPlanned, after.StartPlanned), (text["Col.Finish"], before.FinishPlanned, after.FinishPlanned),
            (text["Col.Category"], before.Category, after.Category), (text["Col.Level"], before.Level, after.Level), (text["Field.Site"], before.Site, after.Site), (text["Field.Progress"], before.Progress, after.Progress), (text["Field.Problems"], before.Problems, after.Problems),
            (text["Col.Office"], before.LeadOffice, after.LeadOffice), (text["Col.Leader"], before.LeaderPost, after.LeaderPost), (text["Col.Unit"], string.Join(' ', before.Units), string.Join(' ', after.Units)),
        ];
        var told = all.Where(d => d.Old != d.New).Select(d => $"{d.Name} {d.Old ?? Figures.Blank} → {d.New ?? Figures.Blank}").ToList();
        return told.Count > 0 ? told : [text["Act.Changed.Other"]];
    }
}
