using System.CommandLine;
using System.Security.Cryptography;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Directory.ImportOffices;
using Duixian.Features.Plans.ReadDocument;
using Duixian.Shell.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Commands;

/// <summary><c>duixian import plan|offices FILE</c>: the same use cases as the pages, done by the system.</summary>
internal static class ImportCommand
{
    internal static Command Build() => new("import", CommandText.Help("Import")) { BuildPlan(), BuildOffices() };

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

    private static Command BuildOffices()
    {
        var installation = new Installation();
        var file = new Argument<FileInfo>("FILE") { Description = CommandText.Help("ImportOffices") };
        var command = new Command("offices", CommandText.Help("ImportOffices")) { file };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var from = parsed.GetRequiredValue(file);
            var content = InputFile.ReadAll(from);
            return await installation.WithAsync(parsed, async services =>
            {
                var request = new ImportOfficesRequest(from.Name, Digest(content));
                await ActAsync(services, request, act => services.GetRequiredService<ImportOffices>().ExecuteAsync(request, new MemoryStream(content), act, cancel), cancel);
                var offices = await services.GetRequiredService<DuixianDb>().Offices.CountAsync(cancel);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(CommandText.Say("ImportedOffices", offices));
                return ExitCode.Done;
            }, cancel);
        });
        return command;
    }

    private static async Task ActAsync<TRequest>(IServiceProvider services, TRequest request, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        var key = services.GetRequiredService<IdSource>().NewId().ToString("D");
        var result = await services.GetRequiredService<Acts>().RunAsync(Actor.System, key, request, why: null, useCase, cancel);
        if (result.Refusal is { } refusal) { throw new CommandRefusedException(services.GetRequiredService<RefusalSentences>().Say(refusal)); }
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
