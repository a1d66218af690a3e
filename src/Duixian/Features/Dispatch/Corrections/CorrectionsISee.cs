using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Features.Dispatch.ReviewReports;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>A correction with the words of what it corrects.</summary>
internal sealed record CorrectionLine(Correction Correction, string Subject, Measure? Measure, string BaseUnit, int Steps, string PartyName);

/// <param name="Counts">How many stand where, over all a person may see.</param>
internal sealed record CorrectionsView(IReadOnlyList<CorrectionLine> Shown, IReadOnlyDictionary<CorrectionState, int> Counts)
{
    public int Total(CorrectionState? state) => state is { } one ? Counts.GetValueOrDefault(one) : Counts.Values.Sum();
}

/// <summary>Corrections within a person's scope: what waits first, then the newest.</summary>
internal sealed class CorrectionsISee(DuixianDb db)
{
    public const int PageSize = 50;

    public async Task<CorrectionsView> ReadAsync(Actor by, CorrectionState? state, int page, CancellationToken cancel)
    {
        var (own, unit, office) = (by.IsOfOneUnit, by.Unit, by.Office);
        var mine = db.Corrections.AsNoTracking().Where(c => !own || c.Party == unit || c.Party == office);
        var counts = await mine.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var rows = await (
            from c in mine.Where(c => state == null || c.State == state)
            join l in db.ListLines on new { c.Year, c.Plan, c.Item, c.Indicator } equals new { l.Year, l.Plan, l.Item, l.Indicator } into lines
            from l in lines.DefaultIfEmpty()
            orderby c.State == CorrectionState.Proposed descending, c.Id descending
            select new { Correction = c, l.Subject, l.Measure, l.BaseUnit, l.Promise }).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = await PartyNames.ReadAsync(db, rows.Select(r => r.Correction.Party).Concat(rows.Select(r => r.Correction.ProposedBy)).Distinct(StringComparer.Ordinal).ToList(), cancel);
        return new([.. rows.Select(r => new CorrectionLine(r.Correction, r.Subject ?? r.Correction.Item, r.Measure, r.BaseUnit ?? "", r.Promise?.Steps.Count ?? 0, names.GetValueOrDefault(r.Correction.Party, r.Correction.Party)))], counts);
    }
}
