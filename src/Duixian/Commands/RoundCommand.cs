using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.CloseRound;
using Duixian.Features.Dispatch.OpenRound;
using Duixian.Features.Dispatch.Rounds;
using Duixian.Shell.Refusals;

namespace Duixian.Commands;

/// <summary><c>duixian round list|open|close</c>: rounds from a timetable of the operator's own; the same use cases as the pages.</summary>
internal static class RoundCommand
{
    internal static Command Build() => new("round", CommandText.Help("Round")) { BuildList(), BuildOpen(), BuildClose() };

    private static Command BuildList()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("list", CommandText.Help("RoundList")) { json };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var (lines, _) = await services.GetRequiredService<RoundReads>().ListAsync(Actor.System, 1, cancel);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(lines.Select(l => new { year = l.Round.Year, plan = l.Round.Plan, number = l.Round.Number, period = l.Round.PeriodCode, due = l.Round.Due, closedOn = l.Round.ClosedOn, asked = l.Progress.Asked, missing = l.Progress.Missing, toReview = l.Progress.ToReview, accepted = l.Progress.Accepted })));
                return ExitCode.Done;
            }
            foreach (var line in lines)
            {
                var (round, progress) = (line.Round, line.Progress);
                await output.WriteLineAsync(CommandText.Say("RoundLine", round.Year, round.Plan, round.Number, round.PeriodCode, Written(round.Due), progress.Filed, progress.Asked, round.ClosedOn is { } closed ? Written(closed) : "-"));
            }
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static Command BuildOpen()
    {
        var installation = new Installation();
        var (year, plan) = Place();
        var period = new Argument<string>("PERIOD") { Description = CommandText.Help("RoundPeriod") };
        var title = new Option<string?>("--title") { Description = CommandText.Help("RoundTitle") };
        var approvedBy = new Option<string?>("--approved-by") { Description = CommandText.Help("RoundApprovedBy") };
        var why = new Option<string?>("--why") { Description = CommandText.Help("RoundWhy") };
        var command = new Command("open", CommandText.Help("RoundOpen")) { year, plan, period, title, approvedBy, why };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var (address, code) = ($"{parsed.GetValue(year)}/{parsed.GetRequiredValue(plan)}", parsed.GetRequiredValue(period));
            if (Period.Parse(code) is not { } asked) { throw Refused(services, DispatchRefusal.PeriodUnknown); }
            var draft = await services.GetRequiredService<RoundToOpen>().ReadAsync(new(address, asked.Cycle.ToString(), code, [], [], null), cancel);
            if (draft is null || $"{draft.Plan.Year}/{draft.Plan.Plan}" != address) { throw Refused(services, DispatchRefusal.PlanUnknown); }
            if (draft.Period != asked) { throw Refused(services, DispatchRefusal.OtherYear(code, draft.Plan.Year)); }
            var days = draft.Days;
            var request = new OpenRoundRequest(
                services.GetRequiredService<IdSource>().NewId(), draft.Plan.Year, draft.Plan.Plan, code, days.Opens, days.Due, days.Grace, days.Closes,
                parsed.GetValue(title) ?? CommandText.Say("RoundUsualTitle", code), [], [], parsed.GetValue(approvedBy), parsed.GetValue(why));
            await RunAsync(services, request, act => services.GetRequiredService<OpenRound>().ExecuteAsync(request, act, cancel), cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(CommandText.Say("RoundOpened", draft.Asked.Cells.Count, draft.Asked.Parties, Written(days.Opens), Written(days.Due)));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static Command BuildClose()
    {
        var installation = new Installation();
        var (year, plan) = Place();
        var number = new Argument<int>("NUMBER") { Description = CommandText.Help("RoundNumber") };
        var command = new Command("close", CommandText.Help("RoundClose")) { year, plan, number };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var reads = services.GetRequiredService<RoundReads>();
            if (await reads.FindAsync(parsed.GetValue(year), parsed.GetRequiredValue(plan), parsed.GetValue(number), Actor.System, cancel) is not { } card) { throw Refused(services, DispatchRefusal.RoundUnknown); }
            var request = new CloseRoundRequest(card.Round.Id.Value, card.Round.Revision);
            await RunAsync(services, request, act => services.GetRequiredService<CloseRound>().ExecuteAsync(request, act, cancel), cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(CommandText.Say("RoundClosed", card.Whole.Accepted, card.Whole.Asked));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static (Argument<int> Year, Argument<string> Plan) Place() =>
        (new Argument<int>("YEAR") { Description = CommandText.Help("ExportYear") }, new Argument<string>("PLAN") { Description = CommandText.Help("ImportPlanCode") });

    private static async Task RunAsync<TRequest>(IServiceProvider services, TRequest request, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key: "", request, why: null, useCase, cancel);
        if (result.Refusal is { } refusal) { throw Refused(services, refusal); }
    }

    private static CommandRefusedException Refused(IServiceProvider services, Refusal refusal) => new(services.GetRequiredService<RefusalSentences>().Say(refusal));

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
