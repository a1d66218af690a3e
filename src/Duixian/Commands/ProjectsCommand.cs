using System.CommandLine;
using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.ImportProjects;
using Duixian.Files;
using Duixian.Reading.Projects;
using Duixian.Shell.Refusals;

namespace Duixian.Commands;

/// <summary><c>duixian projects import FILE</c>: takes a ledger of key projects in as the page does; with <c>--dry-run</c> says only what it holds, row by row, and what a person must decide.</summary>
internal static class ProjectsCommand
{
    internal static Command Build() => new("projects", CommandText.Help("Projects")) { BuildImport() };

    private static Command BuildImport()
    {
        var installation = new Installation();
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help("ProjectsFile") };
        var dryRun = new Option<bool>("--dry-run") { Description = CommandText.Help("ProjectsDryRun") };
        var onlyGood = new Option<bool>("--only-good") { Description = CommandText.Help("OnlyGood") };
        var year = CommonOptions.Year();
        var json = CommonOptions.Json();
        var command = new Command("import", CommandText.Help("ProjectsImport")) { file, dryRun, onlyGood, year, json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (from, output) = (parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output);
            var content = InputFile.ReadAll(from);
            if (parsed.GetValue(dryRun))
            {
                // Without an installation: what the file says by itself.
                var reading = ProjectBookReader.Read(from.Name, content, new(new CivilDay(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById(new SiteOptions().TimeZone)).Today));
                if (parsed.GetValue(json)) { await output.WriteLineAsync(ProjectBookJson.Serialize(reading)); }
                else { ProjectsTable.Write(output, reading); }
                return ExitCode.Done;
            }
            return await installation.WithAsync(parsed, async services =>
            {
                var sha256 = await services.GetRequiredService<StoredFiles>().KeepAsync(content, cancel);
                var sentences = services.GetRequiredService<RefusalSentences>();
                var read = await services.GetRequiredService<ProjectBooks>().ReadAsync(from.Name, sha256, cancel);
                if (read.Refusal is { } unread) { throw new CommandRefusedException(sentences.Say(unread)); }
                // For the lines below and the number of refused rows; the import tries once more while nobody else writes, because only then it is decided.
                var trial = await services.GetRequiredService<BookMatching>().TryAsync(read.Value, cancel);
                foreach (var row in trial.Rows.Where(r => r.Refusal is not null)) { await parsed.InvocationConfiguration.Error.WriteLineAsync($"{from.Name} {row.Row.Sheet} {row.Row.Line}: {sentences.Say(row.Refusal!)}"); }   // filtered for
                await output.WriteLineAsync(CommandText.Say("ImportCounts", trial.Rows.Count, trial.Added, trial.Changed, trial.Unchanged, trial.Refused));
                var lists = parsed.GetValue(year) is null ? [] : read.Value.Sheets.Where(s => s.Rows.Count > 0).ToDictionary(s => s.Name, _ => YearList.Implementation, StringComparer.Ordinal);
                var request = new ImportProjectsRequest(from.Name, sha256, parsed.GetValue(onlyGood), trial.Refused, parsed.GetValue(year), lists);
                var key = services.GetRequiredService<IdSource>().NewId().ToString("D");
                var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key, request, why: null, act => services.GetRequiredService<ImportProjects>().ExecuteAsync(request, act, cancel), cancel);
                return result.Refusal is { } refusal ? throw new CommandRefusedException(sentences.Say(refusal)) : ExitCode.Done;
            }, cancel);
        });
        return command;
    }
}
