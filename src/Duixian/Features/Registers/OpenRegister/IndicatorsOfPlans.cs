using Duixian.Data;
using Duixian.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.OpenRegister;

/// <summary>The indicators a register may be opened for, newest year first.</summary>
internal static class IndicatorsOfPlans
{
    private const int Most = 2_000;

    public static async Task<List<Choice>> ReadAsync(DuixianDb db, CancellationToken cancel)
    {
        var lines = await db.ListLines.Where(l => l.Indicator > 0 && !l.Withdrawn)
            .OrderByDescending(l => l.Year).ThenBy(l => l.Plan).ThenBy(l => l.Position).ThenBy(l => l.Item).ThenBy(l => l.Indicator)
            .Select(l => new { l.Year, l.Plan, l.Item, l.Indicator, l.Title, l.Subject }).Take(Most).ToListAsync(cancel);
        return [.. lines.Select(l => new Choice($"{l.Year}/{l.Plan}/{l.Item}/{l.Indicator}", $"{l.Year} {l.Item} {l.Title} · {l.Subject}"))];
    }
}
