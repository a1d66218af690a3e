using System.Globalization;
using Duixian.Domain.Plans;
using Duixian.Log;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Duixian.Shell.Cache;

/// <summary>What ends the keeping of a page.</summary>
internal enum KeptUntil
{
    /// <summary>Its plan moves; for a page without a plan, any plan.</summary>
    ThePlanMoves,

    /// <summary>Any act at all: for pages that also show what belongs to no plan, such as the units.</summary>
    AnythingIsWritten,

    /// <summary>Any act, or the next checkpoint: for pages that show the log and how far it is signed.</summary>
    TheLogIsSigned,
}

/// <summary>
/// A page that is the same for everybody and is kept, compressed, until its plan moves. It may read neither cookie nor person nor clock.
/// The query is reduced to the names given here before the page sees it, so nobody can plant words in what others read.
/// </summary>
/// <param name="query">Names of the query the page understands.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class KeptPageAttribute(params string[] query) : Attribute, IOutputCachePolicy
{
    /// <summary>Free words are answered but not kept: there are too many of them.</summary>
    internal const string FreeWords = "q";

    private static readonly string Build = typeof(KeptPageAttribute).Module.ModuleVersionId.ToString("N")[..8];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Names of the query the page understands.</summary>
    public IReadOnlyList<string> Query => query;

    /// <summary>What ends the keeping.</summary>
    public KeptUntil Until { get; init; }

    async ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var request = http.Request;
        Reduce(request);
        var encoding = Encoding(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        var keep = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Query.ContainsKey(FreeWords);
        var published = http.RequestServices.GetRequiredService<PublishedState>();
        var state = await StateAsync(http, published, cancellation);
        SayHowLong(http.Response, keep ? $"W/\"{state}-{Build}\"" : null);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = keep;
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = query;
        context.CacheVaryByRules.VaryByHost = false;   // pages hold no absolute address
        context.CacheVaryByRules.VaryByValues["encoding"] = encoding;
        context.CacheVaryByRules.VaryByValues["state"] = state;
        context.Tags.Add(Until != KeptUntil.ThePlanMoves ? PublishedState.AnythingTag : PlanOf(http) is { } tagged ? PublishedState.Tag(tagged) : PublishedState.YearsTag);
    }

    private async ValueTask<string> StateAsync(HttpContext http, PublishedState published, CancellationToken cancel) => Until switch
    {
        KeptUntil.AnythingIsWritten => Text(published.Size),
        // Any node may have signed; the checkpoint on the disk is what they share.
        KeptUntil.TheLogIsSigned => $"{Text(published.Size)}.{Text(await http.RequestServices.GetRequiredService<LogStore>().SizeAsync(cancel) ?? -1)}",
        _ => Text(PlanOf(http) is { } plan ? published.Of(plan) : published.Newest),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) { context.AllowCacheStorage = false; }
        return ValueTask.CompletedTask;
    }

    // Browsers keep the page too, but ask every time; the answer is then 304 without a body. Said before the page is rendered, because the headers
    // are copied for keeping at the first byte; taken back when the answer turns out to be another one.
    private static void SayHowLong(HttpResponse response, string? tag)
    {
        response.Headers.CacheControl = "public, no-cache";
        if (tag is not null) { response.Headers.ETag = tag; }
        response.OnStarting(() =>
        {
            if (response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
            {
                response.Headers.Remove(HeaderNames.ETag);
                response.Headers.CacheControl = "no-cache";
            }
            return Task.CompletedTask;
        });
    }

    private static PlanAddress? PlanOf(HttpContext http) =>
        http.GetRouteValue("PlanCode") is string code && int.TryParse(http.GetRouteValue("Year")?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? new PlanAddress(year, code)
            : null;

    private void Reduce(HttpRequest request)
    {
        if (!request.QueryString.HasValue) { return; }
        var known = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in query)
        {
            if (request.Query[name] is [{ Length: > 0 and <= 200 } value, ..]) { known[name] = value; }
        }
        request.QueryString = QueryString.Create(known);
    }

    private static string Encoding(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var values)) { return ""; }
        bool Takes(string name) => values.Any(v => v.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && v.Quality is null or > 0);
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : "";
    }
}
