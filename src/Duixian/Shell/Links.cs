using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace Duixian.Shell;

/// <summary>Addresses inside the site, in the language of the request. Pages write <c>@Links.To("/2024/report")</c>; on an English page that is <c>/en/2024/report</c>.</summary>
public sealed class Links(IHttpContextAccessor http)
{
    private const string EnglishPrefix = "/en";

    private string Base => http.HttpContext?.Request.PathBase.Value ?? "";

    /// <summary>True under <c>/en</c>.</summary>
    public bool English => Base.EndsWith(EnglishPrefix, StringComparison.Ordinal);

    /// <summary>The path the reader asked for, without the language, always beginning with a slash; also where a page for errors answers in its place.</summary>
    public string Here => (http.HttpContext?.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.HttpContext?.Request.Path.Value) is { Length: > 0 } path ? path : "/";

    /// <summary>The address of a page in the language of this request.</summary>
    /// <param name="path">From the root of the site, beginning with a slash.</param>
    public string To(string path) => Join(Base, path);

    /// <summary>The address of a file that has no language: style sheet, script, picture.</summary>
    public string File(string path) => Join(Root, path.StartsWith('/') ? path : "/" + path);

    /// <summary>This page, with its query, in the other language.</summary>
    public string OtherLanguage
    {
        get
        {
            var query = http.HttpContext?.Request.QueryString.Value;
            return Join(English ? Root : Base + EnglishPrefix, Here) + query;
        }
    }

    /// <summary>A page in Chinese, whatever the language of this request.</summary>
    public string InChinese(string path) => Join(Root, path);

    /// <summary>A page in English, whatever the language of this request.</summary>
    public string InEnglish(string path) => Join(Root + EnglishPrefix, path);

    /// <summary>This page with some of its query changed: <c>With(("sort", "due"), ("page", null))</c>; null drops a name.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = new QueryBuilder();
        var kept = http.HttpContext?.Request.Query ?? QueryCollection.Empty;
        foreach (var (name, values) in kept)
        {
            if (!Names(changes, name)) { query.Add(name, values.Where(v => !string.IsNullOrEmpty(v)).OfType<string>()); }
        }
        foreach (var (name, value) in changes)
        {
            if (!string.IsNullOrEmpty(value)) { query.Add(name, value); }
        }
        return To(Here) + query.ToQueryString().Value;
    }

    private string Root => English ? Base[..^EnglishPrefix.Length] : Base;

    private static bool Names(ReadOnlySpan<(string Name, string? Value)> changes, string name)
    {
        foreach (var change in changes)
        {
            if (change.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) { return true; }
        }
        return false;
    }

    private static string Join(string before, string path) => before.Length > 0 && path is "/" ? before : before + path;
}
