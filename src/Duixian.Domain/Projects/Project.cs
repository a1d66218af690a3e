using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;

namespace Duixian.Domain.Projects;

public readonly record struct ProjectId(Guid Value);

/// <summary>A key project of the library (重点项目): its record, its stage with every change of it, and what the public may know.</summary>
public sealed class Project
{
    private const char Between = ';';
    private readonly List<StageChange> steps = [];

    private Project()
    {
    }

    public ProjectId Id { get; private set; }

    /// <summary>Running number, given once and never again: the address, whatever becomes of the code.</summary>
    public int Number { get; private set; }

    public ProjectRecord Record => Kept.Record;

    /// <summary>What queries read the record through.</summary>
    public KeptRecord Kept { get; private set; } = null!;   // set by the one way to make a project

    // What lists sort, filter and find by; always taken from the record.
    public string Name { get; private set; } = "";

    public string? Code { get; private set; }

    public string? OwnerCode { get; private set; }

    /// <summary>Code of the leading unit; empty where nobody said.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Further units, each between semicolons; null where there are none.</summary>
    public string? AlsoUnits { get; private set; }

    /// <summary>Addresses of the items it serves, each between semicolons; null where it serves none.</summary>
    public string? ServesItems { get; private set; }

    /// <summary>The leading office as the record names it; a code where it is one of ours, empty where nobody said.</summary>
    public string Office { get; private set; } = "";

    public string Category { get; private set; } = "";

    public string Level { get; private set; } = "";

    public decimal? TotalYuan { get; private set; }

    /// <summary>Last day its start is planned by; the last of all days where nobody said, so that both databases sort alike.</summary>
    public DateOnly PlannedStart { get; private set; }

    public DateOnly PlannedFinish { get; private set; }

    public string Search { get; private set; } = "";

    /// <summary>Name without brackets, spaces and points: what doubles share.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Key of the stage; empty where nobody said which.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>As exactly as it is known; null where it is not.</summary>
    public string? StageSince { get; private set; }

    /// <summary>Left the library; why stands in its last step.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Last day on which it may have really started; null while it has not.</summary>
    public DateOnly? StartedOn { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    public DateOnly? ProducingOn { get; private set; }

    public DateOnly? FullOn { get; private set; }

    public StartBatchId? Batch { get; private set; }

    /// <summary>Day of the ceremony; no start.</summary>
    public DateOnly? CeremonyOn { get; private set; }

    public StageProposal? Proposal { get; private set; }

    public bool IsPublished { get; private set; }

    public long Revision { get; private set; }

    /// <summary>In no promised order: sort by number.</summary>
    public IReadOnlyList<StageChange> Steps => steps;

    public IReadOnlyList<string> Units => Record.Units;

    /// <summary>The condition that a file of this digest shows, in a move that was made or is asked for; null where none names it.</summary>
    public GateAnswer? ShownBy(string sha256) =>
        steps.Select(s => (StageMove?)s.Move).Append(Proposal?.Move).OfType<StageMove>().SelectMany(m => m.Answers).FirstOrDefault(a => a.File?.Sha256 == sha256);

    public bool Touches(string? unit) => unit is not null && Record.Units.Contains(unit);

    /// <param name="stage">Where it stands; null where nobody said. What an existing table says is taken as it is: gates are asked from then on.</param>
    /// <param name="days">Days of real events the table knows, by stage meaning.</param>
    public static Result<Project> Add(ProjectId id, int number, ProjectRecord record, ProjectStage? stage, PartialDate? since, ProjectDays days, string? from, Act act)
    {
        if (Check(record) is { } refusal) { return refusal; }
        var project = new Project { Id = id, Number = number, Stage = stage?.Key ?? "", StageSince = since?.ToString() };
        project.Take(record);
        project.StartedOn = stage?.Meaning >= StageMeaning.Started ? days.Started?.Last : null;
        project.CompletedOn = stage?.Meaning >= StageMeaning.Completed ? days.Completed?.Last : null;
        act.Record(new ProjectAdded(number, record, project.Stage, project.StageSince, from));
        return project;
    }

    public Refusal? Change(ProjectRecord record, string? from, Act act)
    {
        if (Check(record) is { } refusal) { return refusal; }
        if (record == Record) { return ProjectsRefusal.NothingChanged; }
        var (before, face) = (Record, Face);
        Take(record);
        act.Record(new ProjectChanged(Number, before, record, from));
        if (IsPublished && Face is var now && !SameFace(face, now)) { act.Record(now); }
        return null;
    }

    /// <summary>Shows it to the public, as much of it as its location level allows.</summary>
    public Refusal? Publish(Act act)
    {
        if (IsPublished) { return ProjectsRefusal.AlreadyPublished(Number); }
        IsPublished = true;
        act.Record(Face);
        return null;
    }

    public Refusal? Hide(string reason, Act act)
    {
        if (!IsPublished) { return ProjectsRefusal.NotPublished(Number); }
        if (string.IsNullOrWhiteSpace(reason)) { return ProjectsRefusal.ReasonMissing; }
        IsPublished = false;
        act.Record(new ProjectHidden(Number, reason.Trim()));
        return null;
    }

    /// <summary>What stands in the way of entering a later stage: conditions neither the record nor the procedures nor an answer shows.</summary>
    /// <param name="procedure">Whether a step is done; null where the project has no such step, and then somebody must say.</param>
    public IReadOnlyList<GateCondition> OpenConditions(StagePath path, ProjectStage to, IReadOnlyList<GateAnswer> answers, Func<string, bool?> procedure)
    {
        var from = path.Find(Stage);
        var conditions = from is null ? path.Gates.Where(g => path[g.Stage].Position <= to.Position) : path.Between(from, to);
        return [.. conditions.Where(c => !IsMet(c))];

        bool IsMet(GateCondition condition) => condition.Proof switch
        {
            GateProof.Record => Record.Has(condition.Of),
            GateProof.Procedure when procedure(condition.Of) is { } done => done,
            _ => answers.Any(a => a.Stage == condition.Stage && a.Condition == condition.Key && (a.File is not null || !string.IsNullOrWhiteSpace(a.Evidence))),
        };
    }

    /// <summary>Enters a later stage, every condition met.</summary>
    public Refusal? Enter(StagePath path, ProjectStage to, PartialDate day, IReadOnlyList<GateAnswer> answers, Func<string, bool?> procedure, DateOnly today, Act act)
    {
        if (CheckMove(day, today) is { } refusal) { return refusal; }
        if (path.Find(Stage) is { } from && to.Position <= from.Position) { return ProjectsRefusal.BackwardNeedsReason(to.Name); }
        if (OpenConditions(path, to, answers, procedure) is { Count: > 0 } open) { return ProjectsRefusal.GateOpen(to.Name, string.Join('、', open.Select(o => o.Name))); }
        Apply(path, new(Stage, to.Key, day.ToString(), answers, Reason: null, [], ApprovedBy: null), act);
        return null;
    }

    /// <summary>Asks a leader for what goes against the order: back, out (<paramref name="to"/> null), or on with conditions open.</summary>
    public Refusal? Ask(StagePath path, ProjectStage? to, PartialDate day, IReadOnlyList<GateAnswer> answers, string? reason, Func<string, bool?> procedure, DateOnly today, Act act)
    {
        if (CheckMove(day, today) is { } refusal) { return refusal; }
        if (string.IsNullOrWhiteSpace(reason)) { return ProjectsRefusal.ReasonMissing; }
        if (reason.Trim().Length > ProjectRecord.LongestText) { return ProjectsRefusal.TooLong(ProjectRecord.LongestText); }
        if (to?.Key == Stage) { return ProjectsRefusal.NothingChanged; }
        if (Proposal is not null) { return ProjectsRefusal.AskedAlready; }
        var forward = to is not null && (path.Find(Stage) is not { } from || to.Position > from.Position);
        var open = forward ? OpenConditions(path, to!, answers, procedure).Select(o => o.Key).ToList() : [];   // forward only with a stage
        if (forward && open.Count == 0) { return ProjectsRefusal.NothingOpen; }
        var move = new StageMove(Stage, to?.Key ?? "", day.ToString(), answers, reason.Trim(), open, ApprovedBy: null);
        Proposal = new(move, act.By.Office, act.By.Account, today);
        act.Record(new ProjectStageAsked(Number, move));
        return null;
    }

    /// <summary>A leader allows what was asked; somebody else than who asked.</summary>
    public Refusal? Allow(StagePath path, Act act)
    {
        if (Proposal is not { } asked) { return ProjectsRefusal.NothingAsked; }
        if (asked.Asker is not null && asked.Asker == act.By.Account) { return ProjectsRefusal.OwnProposal; }
        if (asked.Move.From != Stage) { return Refusal.Stale; }
        Proposal = null;
        Apply(path, asked.Move with { ApprovedBy = act.By.Office }, act);
        return null;
    }

    public Refusal? Decline(string? reason, Act act)
    {
        if (Proposal is not { } asked) { return ProjectsRefusal.NothingAsked; }
        if (string.IsNullOrWhiteSpace(reason)) { return ProjectsRefusal.ReasonMissing; }
        Proposal = null;
        act.Record(new ProjectStageDeclined(Number, asked.Move, reason.Trim()));
        return null;
    }

    /// <summary>A ceremony was held. The stage does not change by it.</summary>
    public Refusal? HoldCeremony(StartBatch batch, Act act)
    {
        if (Batch == batch.Id) { return ProjectsRefusal.NothingChanged; }
        (Batch, CeremonyOn) = (batch.Id, batch.Day);
        act.Record(new ProjectCeremonyHeld(Number, IsPublished, batch.Name, batch.Day));
        return null;
    }

    /// <summary>What stands against a record; null where nothing does.</summary>
    public static Refusal? Check(ProjectRecord record) => record switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) => ProjectsRefusal.NameMissing,
        { Name.Length: > ProjectRecord.LongestName } => ProjectsRefusal.TooLong(ProjectRecord.LongestName),
        { Scale.Length: > ProjectRecord.LongestText } or { Problems.Length: > ProjectRecord.LongestText } or { YearContent.Length: > ProjectRecord.LongestText } or { Progress.Length: > ProjectRecord.LongestText } => ProjectsRefusal.TooLong(ProjectRecord.LongestText),
        { TotalYuan: < 0 } or { LandMu: < 0 } or { EnergyTce: < 0 } or { BeforeYearYuan: < 0 } => ProjectsRefusal.Negative,
        _ when record.Funds.Any(f => f.Amount < 0) => ProjectsRefusal.Negative,
        _ when !AreDays(record) => ProjectsRefusal.NoDay,
        _ when PartialDate.Parse(record.StartPlanned) is { } start && PartialDate.Parse(record.FinishPlanned) is { } finish && finish.IsSurelyBefore(start) => ProjectsRefusal.FinishBeforeStart(start.ToString(), finish.ToString()),
        _ => null,
    };

    /// <summary>What doubles of a project share in their names.</summary>
    public static string KeyOf(string name) => string.Concat(RegisterRow.Fold(name).Where(char.IsLetterOrDigit));

    private static bool AreDays(ProjectRecord record) =>
        new[] { record.StartPlanned, record.FinishPlanned, record.ProductionPlanned, record.InStatisticsSince }.All(d => d is null || PartialDate.Parse(d) is not null);

    private Refusal? CheckMove(PartialDate day, DateOnly today) =>
        HasLeft ? ProjectsRefusal.Left(Number)
        : day.First > today ? ProjectsRefusal.DayNotOver(day.ToString())
        : PartialDate.Parse(StageSince) is { } since && day.IsSurelyBefore(since) ? ProjectsRefusal.BeforeLastMove(day.ToString(), since.ToString())
        : null;

    private void Apply(StagePath path, StageMove move, Act act)
    {
        var (to, day) = (path.Find(move.To), PartialDate.Parse(move.Day)!.Value);   // every move is made from a parsed day
        steps.Add(new(Id, steps.Count == 0 ? 1 : steps.Max(s => s.Number) + 1, move, act.Id));
        (HasLeft, StageSince) = (to is null, day.ToString());
        if (to is not null) { Stage = to.Key; }
        StartedOn = Reached(StageMeaning.Started, StartedOn);
        CompletedOn = Reached(StageMeaning.Completed, CompletedOn);
        ProducingOn = Reached(StageMeaning.Producing, ProducingOn);
        FullOn = Reached(StageMeaning.Full, FullOn);
        act.Record(new ProjectStageMoved(Number, IsPublished, move));

        // Who goes back has not started after all; what the year counted before stays in its closed rounds.
        DateOnly? Reached(StageMeaning meaning, DateOnly? known) => to is null || path.First(meaning) is not { } first || to.Position < first.Position ? null : known ?? day.Last;
    }

    private static string? Listed(IEnumerable<string> codes) => string.Join(Between, codes) is { Length: > 0 } all ? Between + all + Between : null;

    private void Take(ProjectRecord record)
    {
        if (Kept is null) { Kept = new(record); } else { Kept.Record = record; }
        (Name, Code, OwnerCode, TotalYuan) = (record.Name.Trim(), record.Code, record.OwnerCode, record.TotalYuan);
        (Category, Level, Unit, Office) = (record.Category ?? "", record.Level ?? "", record.LeadUnit ?? "", record.LeadOffice ?? "");
        (AlsoUnits, ServesItems) = (Listed(record.Units.Skip(1)), Listed(record.Serves));
        PlannedStart = PartialDate.Parse(record.StartPlanned)?.Last ?? DateOnly.MaxValue;
        PlannedFinish = PartialDate.Parse(record.FinishPlanned)?.Last ?? DateOnly.MaxValue;
        NameKey = KeyOf(record.Name);
        Search = RegisterRow.Fold(string.Join('\n', new[] { record.Name, record.Code, record.Owner, record.OwnerCode, record.Site, record.LeadOffice, record.ResponsibleOffice }.Where(w => !string.IsNullOrEmpty(w))));
    }

    /// <summary>All that the public may know of it, wherever it is shown: what the ledger's newest public entry says, and nothing below its location level.</summary>
    public ProjectPublished Face => new(
        Number, Record.Name, Record.Code, Record.Owner, Record.Level, Record.Category, Record.Industry, Record.Nature, Record.Units, Record.Location,
        Record.Location is LocationLevel.Township or LocationLevel.Exact ? Record.Site : null,
        Exact?.Longitude, Exact?.Latitude, Exact?.System, Record.Scale, Record.TotalYuan, Record.StartPlanned, Record.FinishPlanned, Stage, StageSince, Record.LeadOffice, Record.LeaderPost, Record.Serves, Record.Fictional);

    private ProjectPoint? Exact => Record.Location == LocationLevel.Exact ? Record.Point : null;

    private static bool SameFace(ProjectPublished a, ProjectPublished b) =>
        a with { Counties = b.Counties, Serves = b.Serves } == b && a.Counties.SequenceEqual(b.Counties) && a.Serves.SequenceEqual(b.Serves);
}

/// <summary>The record as it is kept: wide, and apart from the row that lists sort and count, so that counting ten thousand projects reads none of it.</summary>
public sealed class KeptRecord
{
    internal KeptRecord(ProjectRecord record) => Record = record;

    public ProjectRecord Record { get; internal set; }
}

/// <summary>Days of real events that an imported table knows.</summary>
public readonly record struct ProjectDays(PartialDate? Started, PartialDate? Completed);
