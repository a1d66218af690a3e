using System.CommandLine;
using System.Text.Json;
using Duixian.Jobs;
using Duixian.Log;

namespace Duixian.Commands;

/// <summary><c>duixian job run NAME</c>: runs once, now, what the site otherwise runs by itself; for operators and their schedulers.</summary>
internal static class JobCommand
{
    internal static Command Build() => new("job", CommandText.Help("Job")) { BuildRun() };

    private static Command BuildRun()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var name = new Argument<string>("NAME") { Description = CommandText.Help("JobName") };
        var command = new Command("run", CommandText.Help("JobRun")) { name, json };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var (jobs, asked) = (services.GetRequiredService<JobRun>(), parsed.GetRequiredValue(name));
            JobOutcome? outcome;
            try { outcome = await jobs.RunAsync(asked, cancel); }
            catch (LogForkedException forked) { throw new CommandRefusedException(CommandText.Say("JobParted", forked.Gap.Sentence), forked); }
            if (outcome is null) { throw new CommandRefusedException(CommandText.Say("JobUnknown", asked, string.Join(", ", jobs.Names))); }
            if (!outcome.Ran) { throw new CommandRefusedException(CommandText.Say("JobTaken", asked)); }
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(new { job = asked, said = outcome.Said }) : CommandText.Say("JobDone", asked, outcome.Said));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
