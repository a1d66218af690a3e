using Duixian.Accounts;
using Duixian.Accounts.AddAccount;
using Duixian.Accounts.SampleRoles;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.Directory.ImportOffices;
using Duixian.Features.Plans.ReadDocument;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Demo;

/// <summary>Fills a throw-away site: the sample offices, one account a role, and the sample plan, read and published by the same use cases a person goes through.</summary>
internal sealed class Samples(DuixianDb db, Acts acts, IdSource ids, TimeProvider time, ReadDocument readDocument, ImportOffices importOffices, AddAccount addAccount, UserManager<Account> accounts, IStringLocalizer<AccountsText> text)
{
    public const string PlanFile = "plan-2024.txt";
    private const string OfficesFile = "offices.csv";
    private const string SampleOffice = "ZFB";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (!await db.Offices.AnyAsync(cancel)) { await AddOfficesAsync(cancel); }
        foreach (var role in Enum.GetValues<Role>()) { await AddRoleAsync(role, cancel); }
        if (!await db.Plans.AnyAsync(cancel)) { await PublishPlanAsync(cancel); }
    }

    /// <summary>A file of the samples, which are part of the program.</summary>
    public static Stream Open(string name) =>
        typeof(Samples).Assembly.GetManifestResourceStream("samples/" + name) ?? throw new InvalidOperationException($"The program was built without samples/{name}.");

    private async Task AddOfficesAsync(CancellationToken cancel)
    {
        await using var content = Open(OfficesFile);
        var request = new ImportOfficesRequest(OfficesFile, "");
        Require(await acts.RunAsync(Actor.System, "samples/offices", request, "sample data", act => importOffices.ExecuteAsync(request, content, act, cancel), cancel));
    }

    private async Task AddRoleAsync(Role role, CancellationToken cancel)
    {
        var user = TakeSampleRole.UserOf(role);
        if (await accounts.FindByNameAsync(user) is not null) { return; }
        // Nobody knows the password: sample roles are taken with one click, and only in demonstrations.
        var request = new AddAccountRequest(ids.NewId(), user, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24)), text["Samples.Name", text["Role." + role]], SampleOffice, role);
        Require(await acts.RunAsync(Actor.System, "samples/role/" + role, request.User, "sample data", act => addAccount.ExecuteAsync(request, act, cancel), cancel));
    }

    private async Task PublishPlanAsync(CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await Open(PlanFile).CopyToAsync(content, cancel);
        var draftId = ids.NewId();
        var request = new ReadDocumentRequest(draftId, PlanFile, 2024, "report", null, Retold: true, "");
        Require(await acts.RunAsync(Actor.System, "samples/plan", request, "sample data", act => readDocument.ExecuteAsync(request, content.ToArray(), act, cancel), cancel));
        db.ChangeTracker.Clear();
        var draft = await db.Drafts.SingleAsync(d => d.Id == new DraftId(draftId), cancel);
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == draft.DocumentId, cancel);
        var names = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.ShortName, StringComparer.Ordinal, cancel);
        Require(await acts.RunAsync(Actor.System, "samples/publish", PlanFile, "sample data", async act =>
        {
            if (draft.AcceptRest(act) is { } unaccepted) { return unaccepted; }
            var plan = Plan.Publish(new PlanId(ids.NewId()), draft, new Publication(document, names, ids, time.GetUtcNow()), act);
            if (plan.Refusal is { } refusal) { return refusal; }
            db.Add(plan.Value);
            return await db.SaveAsync(act, cancel);
        }, cancel));
    }

    private static void Require(Result<Receipt> result)
    {
        if (result.Refusal is { } refusal) { throw new InvalidOperationException($"The samples do not load: {refusal.Code} {string.Join(", ", refusal.Arguments)}"); }
    }
}
