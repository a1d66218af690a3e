using System.CommandLine;
using Duixian.Domain.Plans;
using Duixian.Features.Public;
using Duixian.Features.Public.Export;
using Duixian.Features.Public.PlanList;
using Microsoft.AspNetCore.Http;

namespace Duixian.Commands;

/// <summary><c>duixian export YEAR PLAN</c>: the published list as a file, the same bytes as the public download.</summary>
internal static class ExportCommand
{
    internal static Command Build()
    {
        var installation = new Installation();
        var year = new Argument<int>("YEAR") { Description = CommandText.Help("ExportYear") };
        var plan = new Argument<string>("PLAN") { Description = CommandText.Help("ImportPlanCode") };
        var format = new Option<string>("--format") { Description = CommandText.Help("ExportFormat"), DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong([.. ListFormat.Names]);
        var output = new Option<FileInfo?>("--output", "-o") { Description = CommandText.Help("ExportOutput"), HelpName = "FILE" };
        var command = new Command("export", CommandText.Help("Export")) { year, plan, format, output };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var (address, chosen) = (new PlanAddress(parsed.GetValue(year), parsed.GetRequiredValue(plan)), parsed.GetRequiredValue(format));
            await installation.WithAsync(parsed, async services =>
            {
                var export = services.GetRequiredService<ListExport>();
                if (await export.FindPlanAsync(address, cancel) is not { } found) { throw new CommandRefusedException(CommandText.Say("ExportUnknown", address)); }
                var rows = export.ReadAsync(ListQuery.From(address, QueryCollection.Empty));
                await using var to = parsed.GetValue(output) is { } file ? file.Create() : Console.OpenStandardOutput();
                await ListFormat.WriteAsync(chosen, to, found, rows, services.GetRequiredService<PublicWords>(), cancel);
                return ExitCode.Done;
            }, cancel);
            return ExitCode.Done;
        });
        return command;
    }
}
