using System.Net;
using AngleSharp.Dom;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Files;
using Duixian.Tests.Files.Contents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Projects;

/// <summary>A gate condition shown by a file.</summary>
public sealed class GateFilesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Permit = "f.construction.permit";
    private const string Works = "f.construction.works";

    [Fact]
    public async Task A_file_shows_a_condition_and_whoever_sees_the_project_takes_it_away()
    {
        var number = await GivenAsync("演示附件开工");
        var reporter = await site.SignedInAsync(Role.Reporter, "DCF");
        var pdf = SampleFiles.Pdf();
        var moved = await SendAsync(reporter, number, new() { ["Day"] = "2024-02-20", ["g.construction.works"] = "桩基已打完", ["Grade"] = nameof(EvidenceGrade.ThirdParty), ["do"] = "enter" }, (Permit, "张三的施工许可.pdf", pdf));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);

        var project = await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Number == number));
        Assert.Equal("construction", project.Stage);
        var file = Assert.Single(project.Steps).Move.Answers.Single(a => a.Condition == "permit").File!;   // given just now
        Assert.Equal((Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)), EvidenceGrade.ThirdParty), (file.Sha256, file.Grade));
        var entry = await EntryAsync(number);
        Assert.Contains(file.Sha256, entry, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", entry, StringComparison.Ordinal);   // a name of a file may name people

        var page = await site.PageAsync($"/desk/projects/{number}", await site.SignedInAsync(Role.Leader));
        var link = page.QuerySelector(".timeline a[download]")!;   // the move is its newest line
        Assert.Equal("施工许可或开工报告已批 · PDF · 第三方", link.TextContent);
        Assert.Contains("桩基已打完", page.QuerySelector(".timeline")!.TextContent);   // as above
        var taken = await reporter.GetAsync(link.GetAttribute("href"));
        Assert.Equal(pdf, await taken.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", taken.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", taken.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/desk/projects/{number}/files/{new string('0', 64)}")).StatusCode);
        var elsewhere = await GivenAsync("演示别处的附件");
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/desk/projects/{elsewhere}/files/{file.Sha256}")).StatusCode);
    }

    [Fact]
    public async Task What_is_no_document_is_refused_in_the_words_of_evidence_and_nothing_good_is_chosen_twice()
    {
        var number = await GivenAsync("演示坏附件");
        var reporter = await site.SignedInAsync(Role.Reporter, "DCF");
        var answer = await SendAsync(reporter, number, new() { ["Day"] = "2024-02-20", ["g.construction.works"] = "打好了的字", ["Grade"] = nameof(EvidenceGrade.SelfDeclared), ["do"] = "enter" }, (Permit, "许可.png", SampleFiles.Png(shows: 61)), (Works, "现场.pdf", "MZ\u0090"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains("现场.pdf", page.QuerySelector("#f-f-construction-works-error")?.TextContent);
        Assert.Equal("打好了的字", page.QuerySelector("[name='g.construction.works']")?.GetAttribute("value"));
        Assert.EndsWith("/许可.png", page.QuerySelector("[name='k.construction.permit']")?.GetAttribute("value"), StringComparison.Ordinal);
        var form = page.QuerySelector("form:has([name=Day])")!;   // it came back
        var again = await SendAsync(reporter, number, form, new() { ["Day"] = "2024-02-20", ["g.construction.works"] = "打好了的字", ["Grade"] = nameof(EvidenceGrade.SelfDeclared), ["do"] = "enter" });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(1, (await site.WithDbAsync(db => db.Projects.AsNoTracking().SingleAsync(p => p.Number == number))).Steps.Sum(s => s.Move.Answers.Count(a => a.File is not null)));
    }

    [Fact]
    public async Task A_file_has_its_grade_and_a_sentence_needs_none()
    {
        var number = await GivenAsync("演示不分等级");
        var reporter = await site.SignedInAsync(Role.Reporter, "DCF");
        var ungraded = await SendAsync(reporter, number, new() { ["Day"] = "2024-02-20", ["g.construction.works"] = "桩基", ["do"] = "enter" }, (Permit, "许可.png", SampleFiles.Png(shows: 62)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ungraded.StatusCode);
        Assert.NotNull((await TestSite.ReadPageAsync(ungraded)).QuerySelector("#f-grade-error"));
        var said = await SendAsync(reporter, number, new() { ["Day"] = "2024-02-20", ["g.construction.works"] = "桩基", ["g.construction.permit"] = "聊施〔2024〕1号", ["do"] = "enter" });
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }

    [Fact]
    public async Task A_leader_sees_the_file_before_allowing_and_the_sweep_leaves_what_moves_name()
    {
        var number = await GivenAsync("演示附件待同意");
        var reporter = await site.SignedInAsync(Role.Reporter, "DCF");
        var asked = await SendAsync(reporter, number, new() { ["Day"] = "2024-02-20", ["Grade"] = nameof(EvidenceGrade.SelfDeclared), ["Reason"] = "许可随后补", ["do"] = "ask" }, (Works, "现场.png", SampleFiles.Png(shows: 63)));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var leader = await site.SignedInAsync(Role.Leader);
        var link = (await site.PageAsync($"/desk/projects/{number}/stage", leader)).QuerySelector("main a[download]")!;   // what was asked shows it
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync(link.GetAttribute("href"))).StatusCode);
        var files = site.Services.GetRequiredService<StoredFiles>();
        var kept = link.GetAttribute("href")!.Split('/')[^1];   // the link is a file's
        site.Clock.Advance(TimeSpan.FromHours(25));
        await site.WithAsync(s => s.GetRequiredService<FileSweep>().RunAsync(CancellationToken.None));
        Assert.True(files.Holds(kept));
        await site.OnProjectAsync(number, (p, act) => p.Allow(StagePath.Shipped, act));
        await site.WithAsync(s => s.GetRequiredService<FileSweep>().RunAsync(CancellationToken.None));
        Assert.True(files.Holds(kept));
    }

    [Fact]
    public async Task An_imported_ledger_is_named_too_and_can_go_back_after_a_day()
    {
        var files = site.Services.GetRequiredService<StoredFiles>();
        var number = await GivenAsync("演示台账来源");
        var kept = await files.KeepAsync(SampleFiles.Xlsx(), CancellationToken.None);
        await site.WithDbAsync(async db =>
        {
            db.Add(new Duixian.Data.Projects.ProjectSource { ProjectId = await db.Projects.Where(p => p.Number == number).Select(p => p.Id).SingleAsync(), File = kept, FileName = "台账.xlsx", Sheet = "表", Row = 2 });
            await db.KeepPapersAsync(CancellationToken.None);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromHours(25));
        await site.WithAsync(s => s.GetRequiredService<FileSweep>().RunAsync(CancellationToken.None));
        Assert.True(files.Holds(kept));
    }

    private Task<int> GivenAsync(string name) => site.GivenKeyProjectAsync(PortfolioExamples.Record(name), "start", "2024-01-15");

    private async Task<string> EntryAsync(int number)
    {
        var type = Duixian.Data.Ledger.BodyJson.NameOf(typeof(ProjectStageMoved));
        var stream = ProjectEntry.StreamOf(number);
        var seq = await site.WithDbAsync(db => db.LedgerEntries.Where(e => e.Stream == stream && e.Type == type).Select(e => e.Seq).SingleAsync());
        return System.Text.Encoding.UTF8.GetString((await site.WithDbAsync(db => db.LedgerPrivate.SingleAsync(p => p.Seq == seq))).Content);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, int number, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files) =>
        await SendAsync(client, number, (await site.PageAsync($"/desk/projects/{number}/stage?to=construction", client)).QuerySelector("form:has([name=Day])")!, fields, files);   // the page is for it

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, int number, IElement form, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]")) { content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!); }   // hidden fields have names
        foreach (var (field, value) in fields) { content.Add(new StringContent(value), field); }
        foreach (var (field, name, bytes) in files) { content.Add(new ByteArrayContent(bytes), field, name); }
        return await client.PostAsync($"/desk/projects/{number}/stage?to=construction", content);
    }
}
