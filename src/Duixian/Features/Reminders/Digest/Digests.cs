using System.Globalization;
using System.Text;
using Duixian.Data;
using Duixian.Data.Dispatch;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Shell.Formatting;
using Duixian.Shell.Transport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Reminders.Digest;

/// <summary>One thing a digest says.</summary>
/// <param name="Path">Where it is done.</param>
internal sealed record DigestLine(string Says, string Path, bool Late);

/// <summary>All that waits for one office or unit on a day, in one message; without lines nothing is sent.</summary>
internal sealed record OfficeDigest(string Party, string PartyName, DateOnly Day, IReadOnlyList<DigestLine> Lines);

/// <summary>Composes the digests of a day from how sheets stand.</summary>
internal sealed class Digests(DuixianDb db, UnfinishedSheets sheets, CivilDay civilDay, IOptions<SiteOptions> options, IStringLocalizer<RemindersText> text)
{
    private const int MostReturned = 500;

    /// <summary>A round is spoken of from this many days before it is due.</summary>
    private const int Ahead = 5;

    /// <param name="parties">Null: of everybody for whom something waits.</param>
    public async Task<IReadOnlyList<OfficeDigest>> OfAsync(IReadOnlyCollection<string>? parties, CancellationToken cancel)
    {
        var today = civilDay.Today;
        var waiting = await sheets.OfAsync(null, today, cancel);
        var wanted = (parties ?? [.. waiting.Select(w => w.Party).Distinct(StringComparer.Ordinal)]).ToList();
        var returned = await sheets.ReturnedAsync(wanted, MostReturned, cancel);
        var names = await NamesAsync(cancel);
        var lines = wanted.ToDictionary(p => p, _ => new List<DigestLine>(), StringComparer.Ordinal);
        foreach (var sheet in waiting.Where(w => lines.ContainsKey(w.Party))) { lines[sheet.Party].AddRange(OfSheet(sheet, returned, today)); }
        foreach (var office in await ReviewersAsync(today, cancel))
        {
            if (parties is not null && !parties.Contains(office)) { continue; }
            if (OfReview(waiting) is { } review) { (lines.TryGetValue(office, out var own) ? own : lines[office] = []).Add(review); }
        }
        return [.. lines.Where(l => l.Value.Count > 0).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new OfficeDigest(l.Key, names.GetValueOrDefault(l.Key, l.Key), today, l.Value))];
    }

    public string Title(OfficeDigest digest) => text["Digest.Title", digest.PartyName, Days.Write(digest.Day)];

    /// <summary>As plain text to copy or to mail; addresses are whole where the installation knows its own.</summary>
    public string Plain(OfficeDigest digest)
    {
        var plain = new StringBuilder(Title(digest)).Append('\n');
        foreach (var (line, number) in digest.Lines.Select((l, i) => (l, i + 1)))
        {
            plain.Append(CultureInfo.InvariantCulture, $"{number}. {line.Says}\n");
            if (Address(line.Path) is { } address) { plain.Append("   ").Append(address).Append('\n'); }
        }
        return plain.Append(text["Digest.Foot"]).Append('\n').ToString();
    }

    /// <summary>As the markdown both kinds of robots understand: a heading, a list, links.</summary>
    public string Markdown(OfficeDigest digest)
    {
        var marked = new StringBuilder("#### ").Append(Escape(Title(digest))).Append('\n');
        foreach (var line in digest.Lines)
        {
            marked.Append("- ").Append(Address(line.Path) is { } address ? $"[{Escape(line.Says)}]({address})" : Escape(line.Says)).Append('\n');
        }
        return marked.Append('\n').Append(Escape(text["Digest.Foot"])).ToString();
    }

    private string? Address(string path) => PublicOrigin.Parse(options.Value.Origin)?.GetLeftPart(UriPartial.Authority) is { } origin ? origin + path : null;

    private IEnumerable<DigestLine> OfSheet(UnfinishedSheet sheet, IReadOnlyList<LineReturned> returned, DateOnly today)
    {
        var late = today > sheet.Due;
        if (sheet.Returned > 0)
        {
            var why = returned.FirstOrDefault(r => r.Party == sheet.Party && r.Year == sheet.Year && r.Plan == sheet.Plan && r.Round == sheet.Round);
            yield return new(text["Digest.Returned", sheet.Title, sheet.Returned, why?.Item ?? "", Short(why?.Reason ?? "")], sheet.Path, true);
        }
        if (sheet.Asked > 0 && today.AddDays(Ahead) >= sheet.Due)
        {
            yield return new(text[late ? "Digest.Late" : today == sheet.Due ? "Digest.Today" : "Digest.Due", sheet.Title, sheet.Asked, Days.Write(sheet.Due), Math.Abs(sheet.Due.DayNumber - today.DayNumber)], sheet.Path, late);
        }
        if (sheet.Awaiting > 0) { yield return new(text["Digest.Approve", sheet.Title, sheet.Awaiting, Days.Write(sheet.Due)], sheet.Path, late); }
    }

    private DigestLine? OfReview(IReadOnlyList<UnfinishedSheet> waiting) =>
        waiting.Sum(w => w.Submitted) is > 0 and var lines ? new(text["Digest.Review", lines, waiting.Count(w => w.Submitted > 0)], "/desk/sheets", false) : null;

    /// <summary>Offices with somebody who reviews, today.</summary>
    private async Task<IReadOnlyList<string>> ReviewersAsync(DateOnly today, CancellationToken cancel)
    {
        var offices = await db.People.Where(p => p.State == Domain.Directory.PersonState.Active)
            .SelectMany(p => p.Appointments.Where(a => (a.Role == Role.Reviewer || a.Role == Role.DeliveryOfficer) && a.From <= today && (a.Until == null || a.Until >= today)).Select(a => a.Office))
            .Distinct().ToListAsync(cancel);
        return [.. offices.Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancel)
    {
        var names = await db.Offices.Select(o => new { o.Code, o.ShortName }).Concat(db.Units.IgnoreAutoIncludes().Select(u => new { u.Code, u.ShortName })).ToListAsync(cancel);
        return names.GroupBy(n => n.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().ShortName, StringComparer.Ordinal);
    }

    private static string Short(string reason) => reason.Length <= 60 ? reason : string.Concat(reason.AsSpan(0, char.IsHighSurrogate(reason[58]) ? 58 : 59), "…");

    /// <summary>What people wrote must not become a link, a heading or a mention.</summary>
    private static string Escape(string said) => string.Concat(said.ReplaceLineEndings(" ").Select(c => c is '[' or ']' or '(' or ')' or '<' or '>' or '*' or '_' or '`' or '#' or '@' or '\\' ? ' ' : c));
}
