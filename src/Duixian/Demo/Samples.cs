using Duixian.Accounts;
using Duixian.Accounts.SampleRoles;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Features.People.AddPerson;
using Duixian.Features.Plans.MarkItem;
using Duixian.Features.Plans.PublishDraft;
using Duixian.Features.Plans.ReadDocument;
using Duixian.Files;
using Duixian.Files.Imports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using static Duixian.Demo.SampleActs;

namespace Duixian.Demo;

/// <summary>Fills a throw-away site: the sample regions, units and offices, one account a role, and the sample plan, read and published by the same use cases a person goes through.</summary>
internal sealed class Samples(DuixianDb db, Acts acts, IdSource ids, ReadDocument readDocument, AcceptRestOfDraft acceptRest, PublishCheckedDraft publishDraft, StoredFiles files, ImportRun imports, AddPerson addPerson,
    ShareSamples shareSamples, RegisterSamples registerSamples, DispatchSamples dispatchSamples, ProjectSamples projectSamples, SampleClock clock, CivilDay civilDay, UserManager<Account> accounts, IStringLocalizer<AccountsText> text)
{
    private const string SampleOffice = "ZFB";
    private const string SampleCounty = "GXZF";   // a county that has something to report, and something that is late

    /// <param name="withProjects">Also hundreds of key projects; a demonstration wants them, a test of something else does not.</param>
    public async Task LoadAsync(CancellationToken cancel, bool withProjects = false)
    {
        try
        {
            clock.Tell(new(2023, 1, 3));
            if (!await db.Offices.AnyAsync(cancel))
            {
                foreach (var table in (string[])["regions", "units", "offices"]) { await ImportAsync(table, cancel); }   // each names what the one before brought
            }
            if (!await db.Plans.AnyAsync(cancel))
            {
                await PublishPlanAsync(2023, cancel);
                clock.Tell(new(2024, 1, 12));
                await PublishPlanAsync(2024, cancel);
            }
            clock.Tell(new(2024, 1, 22));
            await shareSamples.LoadAsync(cancel);
            await dispatchSamples.LoadAsync(cancel);
            clock.Tell(new(2024, 10, 22));
            await registerSamples.LoadAsync(cancel);
            await dispatchSamples.OpenNextAsync(civilDay.Today, cancel);
            if (withProjects)
            {
                clock.Tell(civilDay.Today);   // what is told of them ends today, and nothing is published before it is done
                await projectSamples.LoadAsync(cancel);
            }
        }
        finally { clock.Tell(null); }
        foreach (var role in Enum.GetValues<Role>()) { await AddRoleAsync(role, cancel); }   // last and in real time: their sessions begin today
    }

    /// <summary>A file of the samples, which are part of the program.</summary>
    public static Stream Open(string name) =>
        typeof(Samples).Assembly.GetManifestResourceStream("samples/" + name) ?? throw new InvalidOperationException($"The program was built without samples/{name}.");

    public static bool Has(string name) => typeof(Samples).Assembly.GetManifestResourceInfo("samples/" + name) is not null;

    private async Task ImportAsync(string table, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await Open(table + ".csv").CopyToAsync(content, cancel);
        var request = new ImportRequest(table, null, table + ".csv", await files.KeepAsync(content.ToArray(), cancel), OnlyGood: false, RefusedSeen: 0);
        Require(await acts.RunAsync(Actor.System, "samples/" + table, request, "sample data", act => imports.ExecuteAsync(request, act, cancel), cancel));
        db.ChangeTracker.Clear();
    }

    private async Task AddRoleAsync(Role role, CancellationToken cancel)
    {
        var user = TakeSampleRole.UserOf(role);
        if (await accounts.FindByNameAsync(user) is not null) { return; }
        // Nobody knows the password: sample roles are taken with one click, and only in demonstrations.
        var request = new AddPersonRequest(ids.NewId(), user, text["Samples.Name", text["Role." + role]], role.IsOfOneUnit ? SampleCounty : SampleOffice, null, role);
        var password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));
        Require(await acts.RunAsync(Actor.System, "samples/role/" + role, request.Login, "sample data", act => addPerson.AddActiveAsync(request, password, act, cancel), cancel));
    }

    private async Task PublishPlanAsync(int year, CancellationToken cancel)
    {
        var file = $"plan-{year}.txt";
        using var content = new MemoryStream();
        await Open(file).CopyToAsync(content, cancel);
        var draftId = ids.NewId();
        var request = new ReadDocumentRequest(draftId, file, year, "report", null, Retold: true, "");
        Require(await acts.RunAsync(Actor.System, $"samples/plan/{year}", request, "sample data", act => readDocument.ExecuteAsync(request, content.ToArray(), act, cancel), cancel));
        var accept = new AcceptRestRequest(draftId, await RevisionAsync(draftId, cancel));
        Require(await acts.RunAsync(Actor.System, $"samples/accept/{year}", accept, "sample data", act => acceptRest.ExecuteAsync(accept, act, cancel), cancel));
        var publish = new PublishDraftRequest(draftId, await RevisionAsync(draftId, cancel));
        Require(await acts.RunAsync(Actor.System, $"samples/publish/{year}", publish, "sample data", act => publishDraft.ExecuteAsync(publish, act, cancel), cancel));
    }

    /// <summary>What a person would see on opening the draft anew, with nothing held over from the step before.</summary>
    private Task<long> RevisionAsync(Guid draft, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return db.Drafts.Where(d => d.Id == new DraftId(draft)).Select(d => d.Revision).SingleAsync(cancel);
    }
}
