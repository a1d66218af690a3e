using System.Net;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data.Evidence;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Duixian.Files.Contents;
using Duixian.Tests.Access;
using Duixian.Tests.Features.Dispatch.ReviewReports;
using Duixian.Tests.Files.Contents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Evidence;

/// <summary>Files behind figures: added by the office, kept inside, released as a cleaned copy by the delivery office.</summary>
public sealed class EvidenceTests(AccessWorld site) : IClassFixture<AccessWorld>
{
    private static int months;

    private async Task<ProgressReport> GivenLineAsync(string party = AccessWorld.OwnUnit)
    {
        var month = $"2024-{(Interlocked.Increment(ref months) % 12) + 1:00}";
        var round = await site.GivenAskedAsync(month, [party], ["1"]);
        return (await site.LinesAsync(round)).Single();
    }

    private Task<HttpClient> ReporterAsync() => site.SignedInAsync(Role.Reporter, AccessWorld.OwnOffice);

    private Task<HttpClient> OfficerAsync() => site.SignedInAsync(Role.DeliveryOfficer, "ZFB");

    [Fact]
    public async Task Several_files_go_in_together_with_the_grade_the_office_chose()
    {
        var line = await GivenLineAsync();
        var answer = await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.ThirdParty, ("现场 照片.jpg", SampleFiles.Jpeg(shows: 10)), ("..\\..\\批复.pdf", SampleFiles.Pdf()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var files = await site.FilesOfAsync(line.Id);
        Assert.Equal(["批复.pdf", "现场 照片.jpg"], files.Select(f => f.Name));
        Assert.All(files, f => Assert.Equal((EvidenceGrade.ThirdParty, EvidenceLabel.Internal, "DCF", "六月验收"), (f.Grade, f.Label, f.Office, f.Note)));
        var page = await site.PageAsync(EvidenceExamples.PathOf(line.Id), await OfficerAsync());
        Assert.Contains("第三方", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_file_keeps_all_out_and_the_good_ones_need_not_be_chosen_again()
    {
        var (line, client) = (await GivenLineAsync(), await ReporterAsync());
        var answer = await site.AddFilesAsync(client, line.Id, EvidenceGrade.SelfDeclared, ("好.png", SampleFiles.Png(shows: 20)), ("照片.jpg", SampleFiles.Utf8("<script>alert(1)</script>")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains("“照片.jpg”", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await site.FilesOfAsync(line.Id));
        var again = await EvidenceExamples.SendAsync(client, EvidenceExamples.PathOf(line.Id), page.QuerySelector("form:has([name=Files])")!, EvidenceGrade.SelfDeclared);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("好.png", (await site.FilesOfAsync(line.Id)).Single().Name);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_the_files_once_and_the_same_file_is_not_added_again()
    {
        var (line, client) = (await GivenLineAsync(), await ReporterAsync());
        var form = (await site.PageAsync(EvidenceExamples.PathOf(line.Id), client)).QuerySelector("form:has([name=Files])")!;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await EvidenceExamples.SendAsync(client, EvidenceExamples.PathOf(line.Id), form, EvidenceGrade.SelfDeclared, ("a.jpg", SampleFiles.Jpeg(shows: 30)))).StatusCode);
        }
        Assert.Single(await site.FilesOfAsync(line.Id));
        var again = await site.AddFilesAsync(client, line.Id, EvidenceGrade.SelfDeclared, ("b.jpg", SampleFiles.Jpeg(shows: 30)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("已经在这一行", (await TestSite.ReadPageAsync(again)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_takes_no_more_than_its_limit()
    {
        var (line, client) = (await GivenLineAsync(), await ReporterAsync());
        (string, byte[])[] many = [.. Enumerable.Range(0, EvidenceFile.MostPerLine).Select(i => ($"{i}.png", SampleFiles.Png(shows: (byte)(40 + i))))];
        Assert.Equal(HttpStatusCode.Redirect, (await site.AddFilesAsync(client, line.Id, EvidenceGrade.SelfDeclared, many)).StatusCode);
        var answer = await site.AddFilesAsync(client, line.Id, EvidenceGrade.SelfDeclared, ("more.png", SampleFiles.Png(shows: 39)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(EvidenceFile.MostPerLine, (await site.FilesOfAsync(line.Id)).Count);
    }

    [Fact]
    public async Task A_file_is_only_taken_away_and_only_by_those_within_scope()
    {
        var line = await GivenLineAsync();
        await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.SelfDeclared, ("验收 单.docx", SampleFiles.Docx("<w:p/>")));
        var path = $"/desk/evidence/{(await site.FilesOfAsync(line.Id)).Single().Id.Value:D}/file";
        var answer = await (await ReporterAsync()).GetAsync(path);
        Assert.Equal(SampleFiles.Docx("<w:p/>").Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("验收 单.docx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.True(await site.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Subject == path)));
        var other = await site.SignedInAsync(Role.Reporter, AccessWorld.OtherOffice);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(EvidenceExamples.PathOf(line.Id))).StatusCode);
        Assert.DoesNotContain("验收 单", (await site.PageAsync("/desk/evidence", other)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_released_is_a_cleaned_copy_under_its_own_digest_until_it_is_taken_back()
    {
        var (line, officer, photograph) = (await GivenLineAsync(), await OfficerAsync(), SampleFiles.Jpeg(shows: 70));
        await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.ThirdParty, ("王某家.jpg", photograph));
        var file = (await site.FilesOfAsync(line.Id)).Single();
        var internalAddress = $"/evidence/{file.Sha256}.jpg";
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(internalAddress)).StatusCode);

        var done = await site.PostFormAsync(officer, $"/desk/evidence/{file.Id.Value:D}", "form:has([name=Title])", new() { ["Title"] = "改造后的楼道" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var released = (await site.FilesOfAsync(line.Id)).Single();
        var address = $"/evidence/{released.ReleasedSha256}.jpg";
        var copy = await site.Anyone.GetAsync(address);
        var bytes = await copy.Content.ReadAsByteArrayAsync();
        Assert.Equal(released.ReleasedSha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.DoesNotContain(SampleFiles.Secret, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal("public, no-cache", string.Join(", ", copy.Headers.GetValues("Cache-Control")));
        Assert.StartsWith("sandbox", copy.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.IfNoneMatch.Add(copy.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Anyone.SendAsync(asked)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(internalAddress)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(address.Replace(".jpg", ".html", StringComparison.Ordinal))).StatusCode);
        Assert.Equal("改造后的楼道", (await site.WithAsync(s => s.GetRequiredService<ReleasedEvidence>().OfItemAsync(2024, "report", "1", CancellationToken.None))).Single(f => f.Sha256 == released.ReleasedSha256).Title);

        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(officer, $"/desk/evidence/{file.Id.Value:D}", "form:has(button.warn)", new() { ["Reason"] = "门牌号看得见" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anyone.GetAsync(address)).StatusCode);

        var entries = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Type.StartsWith("evidence")).ToListAsync());
        var text = string.Concat(entries.Select(e => Encoding.UTF8.GetString(e.Bytes)));
        Assert.Contains(released.ReleasedSha256!, text, StringComparison.Ordinal);   // just released
        Assert.Contains("门牌号看得见", text, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Sha256, text, StringComparison.Ordinal);
        Assert.DoesNotContain("王某家", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_and_the_same_picture_used_elsewhere_are_pointed_out()
    {
        var (here, there, elsewhere) = (await GivenLineAsync(), await GivenLineAsync(), await GivenLineAsync(AccessWorld.OtherUnit));
        var officer = await OfficerAsync();
        await site.AddFilesAsync(await ReporterAsync(), here.Id, EvidenceGrade.SelfDeclared, ("原图.jpg", SampleFiles.Jpeg(shows: 80)));
        await site.AddFilesAsync(await ReporterAsync(), there.Id, EvidenceGrade.SelfDeclared, ("同一文件.jpg", SampleFiles.Jpeg(shows: 80)));
        await site.AddFilesAsync(await site.SignedInAsync(Role.Reporter, AccessWorld.OtherOffice), elsewhere.Id, EvidenceGrade.SelfDeclared, ("同一图片.jpg", SampleFiles.Jpeg(shows: 80, orientation: null, said: "另一部手机")));
        var path = $"/desk/evidence/{(await site.FilesOfAsync(here.Id)).Single().Id.Value:D}";
        var seen = (await site.PageAsync(path, officer)).QuerySelectorAll("main ul.plain li").Select(li => li.TextContent).ToList();
        Assert.Equal(2, seen.Count);
        Assert.Contains(seen, s => s.Contains("同一文件", StringComparison.Ordinal) && s.Contains("东昌府", StringComparison.Ordinal));
        Assert.Contains(seen, s => s.EndsWith("同一图片", StringComparison.Ordinal) && s.Contains("冠县", StringComparison.Ordinal));
        var own = (await site.PageAsync(path, await ReporterAsync())).QuerySelector("main")!;
        Assert.Single(own.QuerySelectorAll("ul.plain li"));
        Assert.Contains("1 处在其他单位", own.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("冠县", own.TextContent, StringComparison.Ordinal);
        Assert.Contains("原图.jpg", (await site.PageAsync("/desk/evidence?which=twice", officer)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_grades_otherwise_with_a_reason_and_the_best_standing_file_gives_the_lines_grade()
    {
        var (line, bare) = (await GivenLineAsync(), await GivenLineAsync());
        await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.SystemOrBank, ("回单.png", SampleFiles.Png(shows: 90)));
        await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.SelfDeclared, ("照片.png", SampleFiles.Png(shows: 91)));
        async Task<EvidenceGrade> GradeAsync(ReportId of) => (await site.WithAsync(s => s.GetRequiredService<EvidenceGrades>().OfAsync([line.Id, bare.Id], CancellationToken.None)))[of];
        Assert.Equal((EvidenceGrade.SystemOrBank, EvidenceGrade.Unverified), (await GradeAsync(line.Id), await GradeAsync(bare.Id)));
        var path = $"/desk/evidence/{(await site.FilesOfAsync(line.Id))[0].Id.Value:D}";
        var reviewer = await site.SignedInAsync(Role.Reviewer, "ZFB");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostFormAsync(reviewer, path, "form:has([name=Grade])", new() { ["Grade"] = "Unverified", ["Reason"] = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(reviewer, path, "form:has([name=Grade])", new() { ["Grade"] = "Unverified", ["Reason"] = "回单不是本项目的" })).StatusCode);
        Assert.Equal(EvidenceGrade.SelfDeclared, await GradeAsync(line.Id));
        var other = $"/desk/evidence/{(await site.FilesOfAsync(line.Id))[1].Id.Value:D}";
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostFormAsync(await ReporterAsync(), other, "form:has(button.warn)", new() { ["Reason"] = "加错了行" })).StatusCode);
        Assert.Equal(EvidenceGrade.Unverified, await GradeAsync(line.Id));
    }

    [Fact]
    public async Task The_sweep_takes_what_nobody_names_after_a_day_and_nothing_else()
    {
        var line = await GivenLineAsync();
        await site.AddFilesAsync(await ReporterAsync(), line.Id, EvidenceGrade.SelfDeclared, ("留.png", SampleFiles.Png(shows: 100)));
        var kept = (await site.FilesOfAsync(line.Id)).Single().Sha256;
        var files = site.Services.GetRequiredService<StoredFiles>();
        var (orphan, young) = (await files.KeepAsync(SampleFiles.Png(shows: 101), CancellationToken.None), await files.KeepAsync(SampleFiles.Png(shows: 102), CancellationToken.None));
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(young, await files.KeepAsync(SampleFiles.Png(shows: 102), CancellationToken.None));   // kept again is young again
        await site.WithAsync(s => s.GetRequiredService<FileSweep>().RunAsync(CancellationToken.None));
        Assert.Equal((true, false, true), (files.Holds(kept), files.Holds(orphan), files.Holds(young)));
    }
}
