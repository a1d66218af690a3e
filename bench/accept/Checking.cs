using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Bench.Accept;

/// <summary>What must hold when the reviewers have gone home.</summary>
internal static class Checking
{
    internal static async Task<int> RunAsync(string[] settings)
    {
        await using var site = Site.Build([.. settings, "--Logging:LogLevel:Default=Warning"]);
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var accepted = await db.Reports.AsNoTracking().Where(r => r.Year == Seeding.Year && r.State == ReportState.Accepted).ToListAsync();
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Year == Seeding.Year).ToListAsync();
        var entries = await db.LedgerEntries.CountAsync(e => e.Type == "figureAccepted" && e.Stream.StartsWith("plan/2031/"));
        var (said, summed) = (accepted.Sum(r => r.Figure.Amount ?? 0), points.Sum(p => p.Figure.Amount ?? 0));
        var fits = accepted.Count == entries && accepted.Count == points.Count && said == summed;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await AddAsync(digest, db.FigurePoints.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party).ThenBy(p => p.AsOf));
        await AddAsync(digest, db.PartyStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party));
        await AddAsync(digest, db.IndicatorStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator));
        await AddAsync(digest, db.ItemStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item));
        await AddAsync(digest, db.StandingTallies.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Cut).ThenBy(p => p.Code));
        await AddAsync(digest, db.PlanStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(fits ? "fits" : $"DIFFERS: {accepted.Count} reports, {entries} entries, {points.Count} points, {said} against {summed}")} {accepted.Count} {Convert.ToHexStringLower(digest.GetHashAndReset())[..16]}"));
        return fits ? 0 : 1;
    }

    private static async Task AddAsync<T>(IncrementalHash digest, IQueryable<T> rows) where T : class
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable()) { digest.AppendData(JsonSerializer.SerializeToUtf8Bytes(row)); }
    }
}
