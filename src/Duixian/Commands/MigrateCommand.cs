using System.CommandLine;
using System.Text.Json;

namespace Duixian.Commands;

/// <summary><c>duixian migrate</c>: brings the database to the program's schema. <c>serve</c> does the same before it listens.</summary>
internal static class MigrateCommand
{
    internal static Command Build()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("migrate", CommandText.Help("Migrate")) { json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var site = installation.Open(parsed);
            var applied = await Installation.PendingAsync(site, cancel);
            await Installation.PrepareAsync(site, cancel);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(new { applied })); }
            else
            {
                foreach (var name in applied) { await output.WriteLineAsync(CommandText.Say("MigrateApplied", name)); }
                await output.WriteLineAsync(CommandText.Say("MigrateDone", applied.Count));
            }
            return ExitCode.Done;
        });
        return command;
    }
}
