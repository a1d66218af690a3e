using System.CommandLine;
using Duixian.Domain;
using Duixian.Reading.Projects;

namespace Duixian.Commands;

/// <summary><c>duixian projects import FILE --dry-run</c>: what a ledger of key projects says, row by row, and what a person must decide; changes nothing.</summary>
internal static class ProjectsCommand
{
    internal static Command Build() => new("projects", CommandText.Help("Projects")) { BuildImport() };

    private static Command BuildImport()
    {
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help("ProjectsFile") };
        var dryRun = new Option<bool>("--dry-run") { Description = CommandText.Help("ProjectsDryRun") };
        var json = CommonOptions.Json();
        var command = new Command("import", CommandText.Help("ProjectsImport")) { file, dryRun, json };
        command.Validators.Add(result =>
        {
            // A flag that must be given: whoever leaves it out expects the projects to be stored.
            if (!result.GetValue(dryRun)) { result.AddError(CommandText.Say("ProjectsDryRunOnly")); }
        });
        command.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(file);
            var reading = ProjectBookReader.Read(from.Name, InputFile.ReadAll(from), new(new CivilDay(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById(new SiteOptions().TimeZone)).Today));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { output.WriteLine(ProjectBookJson.Serialize(reading)); }
            else { ProjectsTable.Write(output, reading); }
            return ExitCode.Done;
        });
        return command;
    }
}
