using System.CommandLine;
using System.Text.Json;
using Duixian.Backup;

namespace Duixian.Commands;

/// <summary><c>duixian backup</c> and <c>duixian restore</c>: an installation in one file, written while the site works, and put back into an empty place.</summary>
internal static class BackupCommand
{
    internal static Command BuildBackup()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var target = new Argument<string>("FILE|DIR") { Description = CommandText.Help("BackupTarget") };
        var command = new Command("backup", CommandText.Help("Backup")) { target, json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var site = installation.Open(parsed);
            ConfigCommand.Demand(site);
            await using var scope = site.Services.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<BackupWriter>().RunAsync(parsed.GetValue(target) ?? "", cancel);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(new { file = done.File, bytes = done.Bytes, parts = done.Parts, entries = done.Entries, signed = done.Checkpoint?.Size, root = done.Checkpoint is { } c ? Convert.ToBase64String(c.Root) : null }));
            }
            else
            {
                await output.WriteLineAsync(CommandText.Say("BackupDone", done.File, done.Bytes, done.Parts, done.Entries));
                if (done.Checkpoint is { } checkpoint) { await output.WriteLineAsync(CommandText.Say("BackupSigned", checkpoint.Size, Convert.ToBase64String(checkpoint.Root))); }
                await output.WriteLineAsync(CommandText.Say("BackupSecret"));
            }
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command BuildRestore()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var source = new Argument<string>("FILE|DIR") { Description = CommandText.Help("RestoreSource") };
        var mirror = new Option<DirectoryInfo?>("--log") { Description = CommandText.Help("RestoreLog"), HelpName = "DIR" };
        var command = new Command("restore", CommandText.Help("Restore")) { source, mirror, json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            await using var site = installation.Open(parsed);
            ConfigCommand.Demand(site);
            await using var scope = site.Services.CreateAsyncScope();
            var lines = new EverySecond(error, site.Services.GetRequiredService<TimeProvider>());
            var done = await scope.ServiceProvider.GetRequiredService<BackupReader>().RunAsync(parsed.GetValue(source) ?? "", parsed.GetValue(mirror)?.FullName, entries => lines.Say(() => CommandText.Say("RebuildProgress", entries)), cancel);
            var root = Convert.ToBase64String(done.Root);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(new { at = done.Head.At, schema = done.Head.Schema, parts = done.Parts, entries = done.Entries, root, signed = done.Signed, restored = done.TakenBack, mended = done.Mended }));
                return ExitCode.Done;
            }
            await output.WriteLineAsync(CommandText.Say("RestoreDone", done.Head.At.ToString("u", System.Globalization.CultureInfo.InvariantCulture), done.Parts, done.Entries, root));
            if (done.TakenBack > 0) { await output.WriteLineAsync(CommandText.Say("RestoreTakenBack", done.TakenBack)); }
            if (done.Mended > 0) { await output.WriteLineAsync(CommandText.Say("LogMended", done.Mended)); }
            await output.WriteLineAsync(CommandText.Say("RestoreBefore", done.Signed ?? 0));
            return ExitCode.Done;
        });
        return command;
    }
}
