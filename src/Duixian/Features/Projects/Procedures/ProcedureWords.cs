using Duixian.Domain;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Duixian.Ui.Projects;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Procedures;

/// <summary>How procedures are told in words.</summary>
internal sealed class ProcedureWords(IStringLocalizer<ProjectsText> text, ProcedureTemplates templates, CivilDay civilDay)
{
    private const int MostGuarantees = 6;

    /// <summary>The sentence of truth: in whose hands the next move is, since when, and what a day of waiting costs.</summary>
    public string Truth(ProcedurePath path)
    {
        if (path.IsComplete) { return text["Truth.Complete", Days.Write(path.CompletesOn)]; }
        if (path.MainBall is not { } ball) { return text[path.MayStart ? "Truth.Works" : "Truth.Nobody"]; }
        var cost = path.MayStart ? text["Truth.Completion"] : ball.IsCritical ? text["Truth.Critical"] : ball.Slack is { } slack ? text["Truth.Slack", slack] : text["Truth.Other"];
        return text[ball.Days == 0 ? "Truth.Today" : "Truth", HolderOf(ball), ball.Days, ball.Step.Word, Doing(ball), cost];
    }

    /// <summary>Every step any template knows, once; the same code is the same step in each.</summary>
    public IReadOnlyList<ProcedureStep> Steps => [.. templates.All.SelectMany(t => t.Steps).DistinctBy(s => s.Code)];

    public string NameOf(string code) => templates.WordOf(code);

    public string HolderOf(StepBall ball) => ball.Holder switch
    {
        BallHolder.Authority => ball.Step.Authority,
        BallHolder.Owner => text["Holder.owner"],
        _ => text["Holder.thirdParty"],
    };

    /// <summary>What the next move is: an application, the authority's decision, or what the clock stands still for.</summary>
    public string Doing(StepBall ball) => ball.Stop is { } stop ? StopOf(stop) : text[ball.Holder == BallHolder.Authority ? "Doing.InHand" : "Doing.Apply"];

    public string StopOf(ClockStop stop) => stop.Note is { } note ? text["Doing.StoppedFor", text["StopReason." + stop.Reason], note] : text["Doing.Stopped", text["StopReason." + stop.Reason]];

    public string StateOf(StepState state) => text["StepState." + state];

    public string Count(int days, DayUnit unit) => text["Days." + unit, days];

    /// <summary>How long a step may take; at once where it is no day at all, and in words where the law sets no limit.</summary>
    public string Limit(TimeLimit? limit) => limit switch
    {
        null => text["Limit.None"],
        { Days: 0 } => text["Limit.AtOnce"],
        var (days, unit) => Count(days, unit),
    };

    /// <summary>Done whatever way it was settled; under way with its authority or stopped; in preparation where it could be applied for now.</summary>
    public static Mark MarkOf(ProcedureStepProgress progress, bool mayApply) => progress.State switch
    {
        StepState.Done or StepState.Exempt or StepState.Promised => Mark.Done,
        StepState.InHand or StepState.Stopped => Mark.UnderWay,
        _ => mayApply ? Mark.Preparing : Mark.Planned,
    };

    /// <summary>Somebody must act: the clock stands, or has run past the limit.</summary>
    public static bool CallsFor(StepForecast step) => step.Progress.State == StepState.Stopped || (step.Progress.State == StepState.InHand && step.Used > step.Limit?.Days);

    /// <summary>Days used and allowed, as short as a drawing has room for.</summary>
    public string Caption(StepForecast step) => step.Progress.State switch
    {
        StepState.Stopped => text["Caption.Stopped", step.Progress.Stop is { } stop ? civilDay.Today.DayNumber - stop.From.DayNumber : 0],
        StepState.Exempt or StepState.Promised => StateOf(step.Progress.State),
        StepState.Deferred => text["Caption.Deferred", Days.Write(step.Progress.DeferredUntil, DayForm.MonthDay)],
        StepState.Done when step.Used is null => Days.Write(step.Progress.SettledOn, DayForm.Numeric),
        StepState.Done or StepState.InHand when step.Used is { } used => step.Limit is { Days: > 0 } limit ? text["Caption.Of", used, Limit(limit)] : Count(used, step.Limit?.Unit ?? DayUnit.Calendar),
        _ => Limit(step.Limit),
    };

    public string FlagOf(SequenceFlag flag, ProcedureTemplate template)
    {
        string Name(string? code) => code is not null && template.Find(code) is { } step ? step.Word : code ?? "";
        var said = text["Flag." + flag.Kind, Name(flag.Step), Name(flag.Other), Days.Write(flag.Day)].Value;
        return flag.Reason is { } reason ? text["Flag.Because", said, reason] : said;
    }

    public string LapseOf(DocumentLapse lapse) => text[lapse.DaysLeft < 0 ? "Lapse.Over" : lapse.BeforeStart ? "Lapse.BeforeStart" : "Lapse.Soon", lapse.Step.Word, Days.Write(lapse.ValidUntil), Math.Abs(lapse.DaysLeft)];

    /// <summary>Who stands for what now: open steps that somebody can move, the office that leads, the leader by post.</summary>
    public IReadOnlyList<Guarantee> Guarantees(ProcedurePath? path, ProjectRecord record, ProjectPlaces places)
    {
        var rows = new List<Guarantee>();
        foreach (var ball in path?.Balls.Take(MostGuarantees) ?? [])
        {
            var forecast = path!.Find(ball.Step.Code)!;   // balls are of this path
            rows.Add(new(ball.Step.Word, HolderOf(ball), MarkOf(forecast.Progress, mayApply: true), null, ball.Stop?.Expected ?? forecast.Ends, CallsFor(forecast), text["Guarantee.Since", Doing(ball), ball.Days]));
        }
        Add("Col.Office", places.Office(record.LeadOffice));
        Add("Field.ResponsibleOffice", places.Office(record.ResponsibleOffice));
        Add("Col.Leader", record.LeaderPost);
        Add("Field.StewardPost", record.StewardPost);
        return rows;

        void Add(string thing, string? who)
        {
            if (who is not null) { rows.Add(new(text[thing], who, Word: "")); }
        }
    }
}
