using System.Net.Http.Headers;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Features.Evidence.AddEvidence;
using Duixian.Files;
using Duixian.Tests.Files.Contents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Evidence;

/// <summary>Files sent as a browser sends them.</summary>
public static class EvidenceExamples
{
    public static string PathOf(ReportId line) => $"/desk/evidence/lines/{line.Value:D}";

    /// <summary>Chooses files on the page of a line and sends the form.</summary>
    public static async Task<HttpResponseMessage> AddFilesAsync(this TestSite site, HttpClient client, ReportId line, EvidenceGrade? grade, params (string Name, byte[] Content)[] files)
    {
        var page = await site.PageAsync(PathOf(line), client);
        return await SendAsync(client, PathOf(line), page.QuerySelector("form:has([name=Files])")!, grade, files);   // the page is for it
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, AngleSharp.Dom.IElement form, EvidenceGrade? grade, params (string Name, byte[] Content)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]")) { content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!); }   // hidden fields have names
        if (grade is not null) { content.Add(new StringContent(grade.ToString()!), "Grade"); }
        content.Add(new StringContent("六月验收"), "Note");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");   // what a browser says of it is not asked
            content.Add(part, "Files", name);
        }
        return await client.PostAsync(path, content);
    }

    /// <summary>One picture behind a line, added by the use case itself.</summary>
    public static async Task<EvidenceFile> GivenEvidenceAsync(this TestSite site, ReportId line, string name, byte shows)
    {
        await site.ActAsync(async (services, act) =>
        {
            var kept = await services.GetRequiredService<StoredFiles>().KeepAsync(SampleFiles.Png(shows), CancellationToken.None);
            return await services.GetRequiredService<AddFiles>().ExecuteAsync(new(line.Value, EvidenceGrade.SelfDeclared, null, [new(name, kept)]), act, CancellationToken.None);
        });
        return (await site.FilesOfAsync(line)).Single(f => f.Name == name);
    }

    public static Task<List<EvidenceFile>> FilesOfAsync(this TestSite site, ReportId line) =>
        site.WithDbAsync(db => db.EvidenceFiles.AsNoTracking().Where(f => f.ReportId == line).OrderBy(f => f.Name).ToListAsync());
}
