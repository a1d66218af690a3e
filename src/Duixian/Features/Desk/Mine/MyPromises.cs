using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>A promise the person's own office leads.</summary>
internal sealed record PromiseOfMine(int Year, string Plan, string Item, int Indicator, string Title, string Subject, Measure? Measure, Promise? Promise, string BaseUnit, DateOnly Due, bool DuePrinted, bool Ready);

/// <summary>What the person's own office answers for, newest year first.</summary>
internal sealed class MyPromises(DuixianDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<PromiseOfMine>> ReadAsync(Actor by, CancellationToken cancel) =>
        by.Office.Length == 0 ? [] : await db.ListLines.AsNoTracking()
            .Where(l => l.Lead == by.Office && !l.Withdrawn)
            .OrderByDescending(l => l.Year).ThenBy(l => l.Plan).ThenBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator)
            .Take(Most)
            .Select(l => new PromiseOfMine(l.Year, l.Plan, l.Item, l.Indicator, l.Title, l.Subject, l.Measure, l.Promise, l.BaseUnit, l.Due, l.DuePrinted, l.Ready))
            .ToListAsync(cancel);
}
