using Duixian.Domain.Evidence;
using Duixian.Shell;
using Microsoft.Net.Http.Headers;

namespace Duixian.Files;

/// <summary>A kept file on its way out: as an attachment that no browser runs.</summary>
internal static class SentFile
{
    /// <param name="name">With its ending; browsers are told in both ways they know.</param>
    public static async Task SendAsync(HttpContext http, string path, string name, FileFormat format)
    {
        var response = http.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = SecurityHeaders.SandboxPolicy;
        response.ContentType = format.MediaType;
        response.ContentLength = new FileInfo(path).Length;
        if (!HttpMethods.IsHead(http.Request.Method)) { await response.SendFileAsync(path, http.RequestAborted); }
    }
}
