using System.CommandLine;
using System.Security.Cryptography;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Plans.ReadDocument;
using Duixian.Files.Imports;
using Duixian.Shell.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Commands;

/// <summary><c>duixian import plan|offices|units|regions|people|register FILE</c>: the same use cases as the pages, done by the system.</summary>
internal static class ImportCommand
{
    internal static Command Build() => new("import", CommandText.Help("Import")) { BuildPlan(), BuildTable("offices", "ImportOffices"), BuildTable("units", "ImportUnits"), BuildTable("regions", "ImportRegions"), BuildTable("people", "ImportPeople"), BuildTable("register", "ImportRegister", ofRegister: true) };

    private static Command BuildPlan()
    {
        var installation = new Installation();
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help("ReadFile") };
        var code = new Option<string>("--plan") { Description = CommandText.Help("ImportPlanCode"), DefaultValueFactory = _ => "report", HelpName = "CODE" };
        var year = CommonOptions.Year();
        var title = new Option<string?>("--title") { Description = CommandText.Help("ImportTitle"), HelpName = "TITLE" };
        var command = new Command("plan", CommandText.Help("ImportPlan")) { file, code, year, title };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var from = parsed.GetRequiredValue(file);
            var content = InputFile.ReadAll(from);
            return await installation.WithAsync(parsed, async services =>
            {
                var draft = services.GetRequiredService<IdSource>().NewId();
                var request = new ReadDocumentRequest(draft, from.Name, parsed.GetValue(year), parsed.GetRequiredValue(code), parsed.GetValue(title), Retold: false, Digest(content));
                await ActAsync(services, request, act => services.GetRequiredService<ReadDocument>().ExecuteAsync(request, content, act, cancel), cancel);
                var items = (await services.GetRequiredService<DuixianDb>().Drafts.AsNoTracking().SingleAsync(d => d.Id == new DraftId(draft), cancel)).Items.Count;
                await parsed.InvocationConfiguration.Output.WriteLineAsync(CommandText.Say("ImportedPlan", items, draft));
                return ExitCode.Done;
            }, cancel);
        });
        return command;
    }

    /// <summary>A table by the same run as its page: tried first, then imported whole or not at all.</summary>
    private static Command BuildTable(string kind, string help, bool ofRegister = false)
    {
        var installation = new Installation();
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help(help) };
        var dryRun = new Option<bool>("--dry-run") { Description = CommandText.Help("DryRun") };
        var onlyGood = new Option<bool>("--only-good") { Description = CommandText.Help("OnlyGood") };
        var command = new Command(kind, CommandText.Help(help)) { file, dryRun, onlyGood };
        var register = new Option<string?>("--register") { Description = CommandText.Help("ImportOfRegister"), HelpName = "YEAR/PLAN/ITEM/N", Required = true };
        if (ofRegister) { command.Add(register); }
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var from = parsed.GetRequiredValue(file);
            var of = ofRegister ? parsed.GetValue(register) : null;
            var content = InputFile.ReadAll(from);
            var (output, complaints) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return await installation.WithAsync(parsed, async services =>
            {
                var run = services.GetRequiredService<ImportRun>();
                var sha256 = Required(services, await run.KeepAsync(kind, of, from.Name, content, Actor.System, cancel));
                var report = Required(services, await run.TryAsync(kind, of, from.Name, sha256, Actor.System, cancel));
                await WriteFindingsAsync(services.GetRequiredService<RefusedRows>(), report, from.Name, complaints);
                await output.WriteLineAsync(CommandText.Say("ImportCounts", report.Read, report.Added, report.Changed, report.Unchanged, report.Refused));
                if (parsed.GetValue(dryRun))
                {
                    await output.WriteLineAsync(CommandText.Say("ImportTried"));
                    return report.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
                }
                if (report.Refused == 0 && !report.HasEffect) { return ExitCode.Done; }
                var request = new ImportRequest(kind, of, from.Name, sha256, parsed.GetValue(onlyGood), report.Refused);
                await ActAsync(services, request, act => run.ExecuteAsync(request, act, cancel), cancel);
                return ExitCode.Done;
            }, cancel);
        });
        return command;
    }

    private static async Task WriteFindingsAsync(RefusedRows sentences, ImportReport report, string fileName, TextWriter to)
    {
        const int most = 50;   // more than a terminal is read; the page hands all of them back as a workbook
        foreach (var finding in report.Findings.Take(most)) { await to.WriteLineAsync(CommandText.Say("ImportFinding", fileName, finding.Line, sentences.Sentence(report, finding))); }
        if (report.Findings.Count > most) { await to.WriteLineAsync(CommandText.Say("ImportMore", report.Findings.Count - most)); }
    }

    private static T Required<T>(IServiceProvider services, Result<T> result) =>
        result.Refusal is { } refusal ? throw new CommandRefusedException(services.GetRequiredService<RefusalSentences>().Say(refusal)) : result.Value;

    private static async Task ActAsync<TRequest>(IServiceProvider services, TRequest request, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        var key = services.GetRequiredService<IdSource>().NewId().ToString("D");
        var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key, request, why: null, useCase, cancel);
        if (result.Refusal is { } refusal) { throw new CommandRefusedException(services.GetRequiredService<RefusalSentences>().Say(refusal)); }
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
