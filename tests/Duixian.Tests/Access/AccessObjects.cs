using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Duixian.Features.Dispatch.ApproveSheet;
using Duixian.Features.Evidence.ReleaseEvidence;
using Duixian.Features.Projects.MoveStage;
using Duixian.Files;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Features.Dispatch;
using Duixian.Tests.Features.Evidence;
using Duixian.Tests.Features.People;
using Duixian.Tests.Features.Plans;
using Duixian.Tests.Features.Projects;
using Duixian.Tests.Features.Registers;
using Duixian.Tests.Features.Shares;
using Duixian.Tests.Files.Contents;
using Duixian.Tests.Log;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Access;

/// <summary>The objects the table asks about, made once. A new one: make it here and give it a name; the table may then write the name in braces.</summary>
internal static class AccessObjects
{
    internal static async Task MakeAsync(AccessWorld world)
    {
        await PlansAsync(world);
        await RoundsAsync(world);
        await PeopleAsync(world);
        await world.GivenSharesAsync(2024, item: "2");   // item 1 stays undivided
        await RegistersAsync(world);
        await RoundAsync(world);
        await EvidenceAsync(world);
        await SheetsAsync(world);
        await OwnApprovalAsync(world);
        await ProjectsAsync(world);
        await LogAsync(world);
    }

    /// <summary>Everything so far is signed.</summary>
    private static async Task LogAsync(AccessWorld world)
    {
        await world.SignAsync();
        world.Objects["tile"] = Tile.Of(await world.SizeAsync()).Last().Path["tile/".Length..];
        world.Objects["public-entry"] = (await world.WithDbAsync(db => db.LedgerEntries.Where(e => e.IsPublic).MinAsync(e => e.Seq))).ToString();
        world.Objects["internal-entry"] = (await world.WithDbAsync(db => db.LedgerEntries.Where(e => !e.IsPublic).MinAsync(e => e.Seq))).ToString();
    }

    /// <summary>A round that asks both counties for item 2: one's own waits for review, the other's is accepted.</summary>
    private static async Task RoundAsync(AccessWorld world)
    {
        var round = await world.GivenAskedAsync("2024-01", [AccessWorld.OwnUnit, AccessWorld.OtherUnit], ["2"]);
        await world.GivenFiledAsync(round, AccessWorld.OwnUnit, _ => FiledExamples.Says(12));
        await world.GivenFiledAsync(round, AccessWorld.OtherUnit, _ => FiledExamples.Says(7), office: AccessWorld.OtherOffice);
        await world.AcceptAsync(Actor.System, round, [.. await world.LinesAsync(round, AccessWorld.OtherUnit)]);
        world.Objects["round"] = round.Value.ToString("D");
        world.Objects["round-number"] = (await world.LinesAsync(round))[0].Round.ToString();
        world.Objects["line-waiting"] = (await world.LinesAsync(round, AccessWorld.OwnUnit))[0].Id.Value.ToString("D");
    }

    /// <summary>Two files behind a line of one's own county: one kept inside, one whose copy is released.</summary>
    private static async Task EvidenceAsync(AccessWorld world)
    {
        var round = await world.GivenAskedAsync("2024-01", [AccessWorld.OwnUnit], ["1"]);
        var line = (await world.LinesAsync(round)).Single().Id;
        world.Objects["line"] = line.Value.ToString("D");
        world.Objects["evidence"] = (await world.GivenEvidenceAsync(line, "东昌府验收单.png", 1)).Id.Value.ToString("D");
        var released = await world.GivenEvidenceAsync(line, "东昌府现场.png", 2);
        world.Objects["released-evidence"] = released.Id.Value.ToString("D");
        await world.ActAsync((services, act) => services.GetRequiredService<ReleasingEvidence>().ExecuteAsync(new ReleaseEvidenceRequest(released.Id.Value, "改造后的楼道", released.Revision), act, CancellationToken.None));
        world.Objects["released-copy"] = (await world.FilesOfAsync(line)).Single(f => f.ReleasedSha256 is not null).ReleasedSha256!;   // just released
    }

    /// <summary>Round 7 asks both counties for item 2; one's own county has a township.</summary>
    private static async Task SheetsAsync(AccessWorld world)
    {
        await world.GivenSheetRoundAsync(7, 2, new[] { AccessWorld.OwnUnit, AccessWorld.OtherUnit }.Select((party, i) => new AskedCell("2", 1, party, i)));
        await world.ActAsync((services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            db.Add(new Region("371502001", "古楼街道", RegionLevel.Township, AccessWorld.OwnUnit, null, null, null));
            act.Record(new OfficesImported(1, "测试"));
            return db.SaveAsync(act, CancellationToken.None);
        });
    }

    /// <summary>A sheet of each county: of one's own, line 1 waits for the unit's approver and line 2 is asked.</summary>
    private static async Task OwnApprovalAsync(AccessWorld world)
    {
        var round = await world.GivenSheetRoundAsync(8, 1, [new("1", 1, AccessWorld.OwnUnit, 1), new("2", 1, AccessWorld.OwnUnit, 2), new("1", 1, AccessWorld.OtherUnit, 1)]);
        await world.ActAsync((services, act) => services.GetRequiredService<SetUnitApproval>().ExecuteAsync(new(AccessWorld.OwnUnit, true), act, CancellationToken.None));
        var lines = await world.LinesAsync(round, AccessWorld.OwnUnit);
        var filed = await world.FileAsync(new(ActorKind.Office, AccessWorld.OwnOffice, Role.Reporter, Guid.Empty, AccessWorld.OwnUnit), round, [lines[0].Files(250)], AccessWorld.OwnUnit);
        Assert.Null(filed.Refusal);
        world.Objects["filing-act"] = filed.Value.Act.ToString("D");
        world.Objects["sheet"] = $"2024/report/8/{AccessWorld.OwnUnit}";
    }

    /// <summary>A project of each county in the year's list: one's own with procedures, the other's without. A third of one's own has neither, and asks to go back.</summary>
    private static async Task ProjectsAsync(AccessWorld world)
    {
        int own = await world.GivenProjectAsync("演示 东昌府产业园", AccessWorld.OwnUnit), other = await world.GivenProjectAsync("演示 冠县物流园", AccessWorld.OtherUnit), bare = await world.GivenProjectAsync("演示 东昌府学校", AccessWorld.OwnUnit);
        await world.GivenProceduresAsync(own, [.. ProcedureExamples.UpToDesign]);
        await world.GivenListedAsync(2024, own, other);
        var shown = await world.Services.GetRequiredService<StoredFiles>().KeepAsync(SampleFiles.Png(shows: 77), CancellationToken.None);
        await world.ActAsync((services, act) => services.GetRequiredService<MoveStage>().ExecuteAsync(new MoveStageRequest(bare, "idea", "2024-02-10", [], "演示", 0, [new("reserve", "book", new("演示.png", shown), EvidenceGrade.SelfDeclared)]), act, CancellationToken.None));
        world.Objects["gate-file"] = shown;
        (world.Objects["project"], world.Objects["project-other"], world.Objects["project-bare"]) = (own.ToString(), other.ToString(), bare.ToString());
    }

    /// <summary>Row 1 of one's own county, row 2 of the other, row 3 of one's own and suspected to be row 1 again.</summary>
    private static async Task RegistersAsync(AccessWorld world)
    {
        var register = await world.GivenRegisterAsync("report", RegisterKind.Works, item: "1");
        await world.GivenRowsAsync(register, RegisterExamples.Row("东昌府区", "", "绕城高速"), RegisterExamples.Row("冠县", "", "冠县连接线"), RegisterExamples.Row("东昌府区", "", "绕城高速"));
        world.Objects["register"] = register.ToString("D");
    }

    private static async Task PeopleAsync(AccessWorld world)
    {
        world.Objects["person-in-office"] = (await world.GivenPersonAsync("in-office", Role.Reporter, AccessWorld.OwnOffice)).ToString("D");
        world.Objects["person-with-power"] = (await world.GivenPersonAsync("with-power", Role.Auditor)).ToString("D");
        world.Objects["person-waiting"] = (await world.GivenWaitingPersonAsync("waiting", Role.Reporter)).ToString("D");
    }

    private static async Task PlansAsync(AccessWorld world)
    {
        world.Objects["publishing-act"] = (await world.GivenPlanAsync()).Act.ToString("D");
        var (open, _) = await world.GivenDraftAsync("open");
        world.Objects["open-draft"] = open.ToString("D");
        world.Objects["item-of-open-draft"] = (await world.ItemAsync(open, "1")).Id.Value.ToString("D");
        var (revision, _) = await world.GivenDraftAsync("report");
        world.Objects["draft-of-revision"] = revision.ToString("D");
        var (aside, path) = await world.GivenDraftAsync("aside");
        world.Objects["draft-put-aside"] = aside.ToString("D");
        world.Objects["published-draft"] = (await world.WithDbAsync(db => db.Drafts.AsNoTracking().SingleAsync(draft => draft.State == DraftState.Published))).Id.Value.ToString("D");
        await world.PressAsync(await world.SignedInAsync(Role.DeliveryOfficer), path, "put-aside");
    }

    /// <summary>A round of a list of its own, so that it always is the first.</summary>
    private static async Task RoundsAsync(AccessWorld world)
    {
        await world.GivenPlanAsync(code: "asked");
        await world.GivenRoundAsync("2024-02", plan: "asked");
        world.Objects["round-plan"] = "asked";
    }
}
