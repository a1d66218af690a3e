using System.Text.Encodings.Web;
using System.Text.Json;
using Duixian.Data;
using Duixian.Data.Ledger;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Audit.ActCard;

/// <summary>One entry of an act.</summary>
/// <param name="Body">What it says, indented; null where it was erased.</param>
/// <param name="Hash">Leaf hash of the stored bytes, in hexadecimal.</param>
internal sealed record EntryShown(long Seq, string Type, string Stream, bool IsPublic, string? Body, string Hash);

/// <summary>One act with its entries.</summary>
internal sealed record ActShown(ActRow Act, string Who, string OnBehalfOf, IReadOnlyList<EntryShown> Entries);

/// <summary>Reads an act by the sequence of its first entry.</summary>
internal sealed class ActToShow(DuixianDb db)
{
    /// <summary>An act of a whole sheet has thousands of entries; the page says how many are left out.</summary>
    public const int Most = 200;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };   // shown as text

    public async Task<ActShown?> ReadAsync(long first, CancellationToken cancel)
    {
        if (await db.Acts.AsNoTracking().SingleOrDefaultAsync(a => a.FirstEntry == first, cancel) is not { } act) { return null; }
        var last = first + Math.Min(act.Entries, Most);
        var entries = await db.LedgerEntries.AsNoTracking().Where(e => e.Seq >= first && e.Seq < last).OrderBy(e => e.Seq).ToListAsync(cancel);
        var secrets = await db.LedgerPrivate.AsNoTracking().Where(p => p.Seq >= first && p.Seq < last).ToDictionaryAsync(p => p.Seq, cancel);
        var people = new[] { act.AccountId, act.OnBehalfOf }.OfType<Guid>().Select(p => new PersonId(p)).ToList();
        var names = await db.People.IgnoreAutoIncludes().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancel);
        string Name(Guid? person) => person is { } id ? names.GetValueOrDefault(id, id.ToString("D")) : "";
        return new(act, Name(act.AccountId), Name(act.OnBehalfOf), [.. entries.Select(e => new EntryShown(e.Seq, e.Type, e.Stream, e.IsPublic, BodyOf(e, secrets.GetValueOrDefault(e.Seq)), Convert.ToHexStringLower(e.Leaf)))]);
    }

    private static string? BodyOf(LedgerEntry entry, LedgerPrivate? secret)
    {
        if (!entry.IsPublic && secret is null) { return null; }
        using var json = JsonDocument.Parse(entry.IsPublic ? entry.Bytes : secret!.Content);   // asked on the line before
        return JsonSerializer.Serialize(json.RootElement.GetProperty("body"), Indented);
    }
}
