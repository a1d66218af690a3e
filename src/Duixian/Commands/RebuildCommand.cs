using System.CommandLine;
using System.Text.Json;
using Duixian.Data;

namespace Duixian.Commands;

/// <summary><c>duixian rebuild</c>: makes every roll-up anew from the ledger.</summary>
internal static class RebuildCommand
{
    internal static Command Build()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("rebuild", CommandText.Help("Rebuild")) { json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            await using var site = installation.Open(parsed);
            await Installation.PrepareAsync(site, cancel);
            await using var scope = site.Services.CreateAsyncScope();
            var lines = new EverySecond(error, site.Services.GetRequiredService<TimeProvider>());
            var entries = await scope.ServiceProvider.GetRequiredService<DuixianDb>()
                .RebuildAsync(done => lines.Say(() => CommandText.Say("RebuildProgress", done)), cancel);
            await output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(new { entries }) : CommandText.Say("RebuildDone", entries));
            return ExitCode.Done;
        });
        return command;
    }
}
