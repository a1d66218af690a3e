using System.Net.Http.Headers;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

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

    public static Task<List<EvidenceFile>> FilesOfAsync(this TestSite site, ReportId line) =>
        site.WithDbAsync(db => db.EvidenceFiles.AsNoTracking().Where(f => f.ReportId == line).OrderBy(f => f.Name).ToListAsync());
}
