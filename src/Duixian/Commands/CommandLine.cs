using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Duixian.Reading.Extract;
using Duixian.Shell;

namespace Duixian.Commands;

/// <summary>The front door of the program: <c>serve</c> is one command among others.</summary>
internal static class CommandLine
{
    internal static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        CommandText.Asked = CommandText.LanguageOf(Environment.GetEnvironmentVariable);
        CultureInfo.CurrentUICulture = CommandText.Asked ?? LanguageFromPath.Chinese;
        error ??= Console.Error;
        var invocation = new InvocationConfiguration { Output = output ?? Console.Out, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            var parsed = Root().Parse(args);
            var exit = await parsed.InvokeAsync(invocation);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exit;
        }
        catch (Exception refused) when (refused is CommandRefusedException or UnreadableDocumentException)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.Refused;
        }
        catch (InvalidOperationException unreadable) when (ConfigCommand.Unreadable(unreadable) is not null)
        {
            await error.WriteLineAsync(ConfigCommand.Unreadable(unreadable));
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last resort: whatever is left is a defect, and scripts must see 70.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync(CommandText.Say("Defect"));
            await error.WriteLineAsync(defect.ToString());
            return ExitCode.Defect;
        }
    }

    internal static RootCommand Root()
    {
        var root = new RootCommand(CommandText.Help("Root"))
        {
            SiteCommand.BuildDemo(),
            SiteCommand.BuildServe(),
            ReadCommand.Build(),
            ImportCommand.Build(),
            ProjectsCommand.Build(),
            ExportCommand.Build(),
            RoundCommand.Build(),
            MigrateCommand.Build(),
            RebuildCommand.Build(),
            BackupCommand.BuildBackup(),
            BackupCommand.BuildRestore(),
            LogCommand.Build(),
            VerifyCommand.Build(),
            AuditCommand.Build(),
            ConfigCommand.Build(),
            JobCommand.Build(),
            VersionCommand.Build(),
        };
        foreach (var help in root.Options.OfType<HelpOption>()) { help.Description = CommandText.Help("HelpOption"); }
        foreach (var version in root.Options.OfType<VersionOption>()) { version.Description = CommandText.Help("Version"); }
        return root;
    }
}
