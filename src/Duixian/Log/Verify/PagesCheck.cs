using System.Globalization;
using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Features.Public.Export;
using Duixian.Features.Public.PlanList;
using Duixian.Features.Public.Shares;
using Duixian.Features.Public.Standing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Log.Verify;

/// <summary>What the public pages of a site say, taken from their JSON files, against the same files written from what was computed.</summary>
/// <param name="computed">A database of <see cref="Scratch.FromLogAsync"/>.</param>
internal sealed class PagesCheck(PublishedSite site, DuixianDb computed, long size, Findings findings)
{
    private const string LastEntry = "lastEntry";
    private const string Notice = "notice";

    /// <summary>What a person finds a row by.</summary>
    private static readonly string[] KeyMembers = ["item", "indicator", "party", "asOf", "day"];

    /// <summary>Times a page that is of another moment than the checkpoint is asked for again.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1.5);

    /// <summary>Rows compared so far.</summary>
    public long Rows { get; private set; }

    /// <returns>How many files were compared.</returns>
    /// <exception cref="MovedOnException">A page shows an entry the checkpoint does not hold yet.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var compared = 0;
        foreach (var plan in await computed.PlanSummaries.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Plan).ToListAsync(cancel))
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{plan.Year}/{Uri.EscapeDataString(plan.Plan)}");
            (string Path, string Rows, Func<Stream, Task> Write)[] files =
            [
                (address + ".json", "lines", to => WriteListAsync(to, plan, cancel)),
                (address + "/shares.json", "shares", to => ShareFiles.WriteJsonAsync(to, plan, computed, cancel)),
                .. StandingFiles.Names.Select(n => ($"{address}/{n}.json", "rows", (Func<Stream, Task>)(to => StandingFiles.WriteJsonAsync(n, to, new PlanAddress(plan.Year, plan.Plan), computed, cancel)))),
            ];
            foreach (var (path, rows, write) in files)
            {
                using var belongs = new MemoryStream();
                await write(belongs);
                await CompareAsync(path, rows, belongs.ToArray(), plan.LastEntry, cancel);
                compared++;
            }
        }
        return compared;
    }

    private async Task WriteListAsync(Stream to, PlanSummary plan, CancellationToken cancel) =>
        await ListJson.WriteAsync(to, plan, new ListExport(computed).ReadAsync(ListQuery.From(new(plan.Year, plan.Plan), QueryCollection.Empty)), cancel);

    private async Task CompareAsync(string path, string rows, byte[] computedFile, long lastEntry, CancellationToken cancel)
    {
        using var belongs = JsonDocument.Parse(computedFile);
        for (var tried = 1; ; tried++)
        {
            byte[]? page;
            try { page = await site.PageAsync(path, cancel); }
            catch (UnreadableSiteException broken) when (broken.Answered) { page = null; }   // the site is there, and this page of it is not
            if (page is null)
            {
                findings.Add(new(FindingCodes.PageMissing, null, path));
                return;
            }
            Finding? found;
            long? shown;
            try
            {
                using var stands = JsonDocument.Parse(page);
                shown = LastOf(stands.RootElement);
                found = Difference(path, rows, stands.RootElement, belongs.RootElement);
                Rows += found is null ? belongs.RootElement.GetProperty(rows).GetArrayLength() : 0;
            }
            catch (JsonException)
            {
                findings.Add(new(FindingCodes.PageMissing, null, path));
                return;
            }
            // Entries that are not published move a plan too, so a page may name a later one than was computed; never an earlier one, and none that was not signed.
            var isOfTheMoment = shown >= lastEntry && shown < size;
            if (isOfTheMoment && found is null) { return; }
            if (tried < (isOfTheMoment ? 2 : Tries))
            {
                // Pages are kept for a moment, and acts are signed some seconds later. One of the right moment is asked for once more: it may have been read while an act was written.
                await Task.Delay(Wait, cancel);
                continue;
            }
            if (shown >= size) { throw new MovedOnException(path, shown.Value); }
            findings.Add(found ?? new(FindingCodes.PageElsewhere, shown, path, Text(shown), Text(lastEntry)));
            return;
        }
    }

    private static Finding? Difference(string path, string rows, JsonElement stands, JsonElement belongs)
    {
        if (stands.ValueKind != JsonValueKind.Object) { return new(FindingCodes.PageDiffers, null, path, "", "", "–", "{…}"); }
        if (JsonDifference.First(stands, belongs, name => name is LastEntry or Notice or "plan" || name == rows) is { } head) { return new(FindingCodes.PageDiffers, null, path, "", head.Member, head.Stands, head.Belongs); }
        if (!stands.TryGetProperty("plan", out var told)) { return new(FindingCodes.PageDiffers, null, path, "", "plan", "–", "…"); }
        if (JsonDifference.First(told, belongs.GetProperty("plan"), name => name == LastEntry) is { } plan) { return new(FindingCodes.PageDiffers, null, path, "", ("plan." + plan.Member).TrimEnd('.'), plan.Stands, plan.Belongs); }
        if (!stands.TryGetProperty(rows, out var said) || said.ValueKind != JsonValueKind.Array) { return new(FindingCodes.PageDiffers, null, path, "", rows, "–", "[…]"); }
        var (left, right) = (said.EnumerateArray().ToList(), belongs.GetProperty(rows).EnumerateArray().ToList());
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var key = KeyOf(i < right.Count ? right[i] : left[i]);
            if (i >= left.Count) { return new(FindingCodes.PageDiffers, null, path, key, rows, "–", "{…}"); }
            if (i >= right.Count) { return new(FindingCodes.PageDiffers, null, path, key, rows, "{…}", "–"); }
            if (JsonDifference.First(left[i], right[i]) is { } difference) { return new(FindingCodes.PageDiffers, null, path, key, difference.Member, difference.Stands, difference.Belongs); }
        }
        return null;
    }

    private static string KeyOf(JsonElement row) =>
        string.Join('/', KeyMembers.Select(k => row.TryGetProperty(k, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "").Where(v => v.Length > 0));

    private static long? LastOf(JsonElement page)
    {
        var holder = page.ValueKind == JsonValueKind.Object && page.TryGetProperty("plan", out var plan) && plan.ValueKind == JsonValueKind.Object ? plan : page;
        return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(LastEntry, out var last) && last.TryGetInt64(out var seq) ? seq : null;
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>A page shows more than the checkpoint holds: all is read again under the next one.</summary>
internal sealed class MovedOnException(string page, long shown) : InvalidOperationException($"{page} is up to entry {shown}.")
{
    public string Page { get; } = page;

    public long Shown { get; } = shown;
}
