using System.CommandLine;
using System.Text.Json;
using Duixian.Log;

namespace Duixian.Commands;

/// <summary><c>duixian log</c>: a new key for the public log, and the way back after an old copy of the database was put in place.</summary>
internal static class LogCommand
{
    internal static Command Build() => new("log", CommandText.Help("Log")) { BuildRotate(), BuildRepair() };

    private static Command BuildRotate()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("rotate-key", CommandText.Help("LogRotate")) { json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var site = installation.Open(parsed);
            ConfigCommand.Demand(site);
            var key = await site.Services.GetRequiredService<LogKeys>().RotateAsync(cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(new { key = key.ToString() }) : CommandText.Say("LogRotated", key));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command BuildRepair()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("repair", CommandText.Help("LogRepair")) { json };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => installation.WithAsync(parsed, async services =>
        {
            var done = await services.GetRequiredService<LogRepair>().RunAsync(null, cancel);
            if (done.Gap is { } gap) { throw new CommandRefusedException(CommandText.Say("LogParted", gap.Sentence)); }
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(new { restored = done.Restored, mended = done.Mended, size = done.Size })); }
            else
            {
                if (done.Mended > 0) { await output.WriteLineAsync(CommandText.Say("LogMended", done.Mended)); }
                if (done.Restored > 0) { await output.WriteLineAsync(CommandText.Say("LogRepaired", done.Restored, done.Size)); }
                if (done is { Mended: 0, Restored: 0 }) { await output.WriteLineAsync(CommandText.Say("LogWhole", done.Size)); }
            }
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
