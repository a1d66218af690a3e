using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Projects;
using Duixian.Features.Public.Ledger;
using Duixian.Shell;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Duixian.Ui.Documents;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Public.Projects;

/// <summary>How projects are told to anyone.</summary>
internal sealed class PublicProjectWords(IStringLocalizer<PublicProjectsText> text, LedgerWords ledger, ProjectEntryWords entries, StagePath path, CivilDay civilDay, Links links)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>Name of a stage in the language of the page; "—" where nobody said which.</summary>
    public string Stage(string key) => path.Find(key) is { } stage ? stage.Word : key.Length == 0 ? Figures.Blank : key;

    public Mark Mark(string key) => path.Find(key)?.Shape ?? Ui.Mark.Planned;

    /// <summary>Short names of units, the leading one first; a code that is none of ours stays.</summary>
    public string Places(IReadOnlyList<string> codes, IReadOnlyList<AssessmentUnit> units) =>
        codes.Count == 0 ? Figures.Blank : string.Join(text["Comma"], codes.Select(c => units.FirstOrDefault(u => u.Code == c)?.ShortName ?? c));

    /// <summary>What stands in every row of a file.</summary>
    public string Notice(ProjectPublished face) => text["Notice"] + (face.Fictional ? text["Notice.Fictional"] : "");

    /// <summary>What happened, from public entries alone.</summary>
    /// <param name="newestFirst">Of one project.</param>
    public IReadOnlyList<TimelineEntry> History(IReadOnlyList<PublicEntry> newestFirst)
    {
        var told = new List<TimelineEntry>();
        ProjectPublished? known = null;
        foreach (var entry in newestFirst.Reverse())
        {
            var (day, href) = (civilDay.DayOf(entry.At), links.To($"/ledger/{entry.Seq}"));
            switch (entry.Body)
            {
                case ProjectPublished face:
                    var changes = known is null ? null : string.Join(text["Stop"], Changes(known, face));
                    told.Add(new(day, known is null ? text["Act.Published"] : text["Act.Changed"], Ui.Mark.Planned, Detail: known is null ? Stage(face.Stage) : changes is { Length: > 0 } ? changes : text["Act.Changed.Other"], Href: href));
                    known = face;
                    break;
                case ProjectStageMoved { Move: var move }:
                    told.Add(new(PartialDate.Parse(move.Day)?.Last ?? day, move.To.Length == 0 ? text["Act.Left"] : text["Act.Moved", Stage(move.To)], Mark(move.To), Detail: move.Reason, Href: href));
                    break;
                case ProjectCeremonyHeld held:
                    told.Add(new(held.Day, text["Act.Ceremony", held.Batch], Ui.Mark.Planned, Detail: text["Ceremony.Say"], Href: href));
                    break;
                case ProjectListed listed:
                    told.Add(new(day, text[listed.Adjusted is null ? "Act.Unlisted" : listed.Frozen is null ? "Act.Listed" : listed.Frozen == listed.Adjusted ? "Act.Frozen" : "Act.Adjusted", listed.Year], Ui.Mark.Planned, Detail: string.Join(text["Stop"], Plan(listed.Adjusted).Append(listed.Reason).OfType<string>()) is { Length: > 0 } said ? said : null, Href: href));
                    break;
                case ProjectHidden hidden:
                    told.Add(new(day, text["Act.Hidden"], Ui.Mark.Planned, Detail: hidden.Reason, Href: href));
                    break;
                default:   // procedures, and what was opened later
                    var notes = entry.Body is ProjectEntry other ? string.Join(text["Stop"], entries.Notes(other).Where(n => !string.IsNullOrEmpty(n))) : "";
                    told.Add(new(day, ledger.What(entry.Type), Ui.Mark.Planned, Detail: notes.Length > 0 ? notes : null, Href: href));
                    break;
            }
        }
        told.Reverse();
        return told;
    }

    private IEnumerable<string?> Plan(YearPlan? plan)
    {
        if (plan?.InvestmentYuan is { } yuan) { yield return text["Plan.Investment", Figures.Amount(yuan, "元")]; }
        if (plan is { Starts: true }) { yield return text["Plan.Starts"]; }
        if (plan is { Completes: true }) { yield return text["Plan.Completes"]; }
    }

    // Neither sites nor points: what was once shown of them may be more than may be shown now.
    private IEnumerable<string> Changes(ProjectPublished before, ProjectPublished after)
    {
        (string Name, string? Old, string? New)[] all =
        [
            (text["Col.Name"], before.Name, after.Name), (text["Col.Code"], before.Code, after.Code), (text["Col.Owner"], before.Owner, after.Owner), (text["Col.Total"], Figures.Amount(before.TotalYuan, "元"), Figures.Amount(after.TotalYuan, "元")),
            (text["Col.Start"], Days.Rough(before.StartPlanned), Days.Rough(after.StartPlanned)), (text["Col.Finish"], Days.Rough(before.FinishPlanned), Days.Rough(after.FinishPlanned)), (text["Col.Category"], before.Category, after.Category), (text["Col.Level"], before.Level, after.Level),
            (text["Fact.Location"], text["Location." + before.Location], text["Location." + after.Location]), (text["Fact.Leader"], before.LeaderPost, after.LeaderPost),
        ];
        return all.Where(d => d.Old != d.New).Select(d => $"{d.Name} {d.Old ?? Figures.Blank} → {d.New ?? Figures.Blank}");
    }
}
