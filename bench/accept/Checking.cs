using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Bench.Accept;

/// <summary>What must hold when the reviewers have gone home.</summary>
internal static class Checking
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new Amounts(), new Ratios() } };

    internal static async Task<int> RunAsync(string file, string[] settings)
    {
        await using var dump = new StreamWriter(file);
        await using var site = Site.Build([.. settings, "--Logging:LogLevel:Default=Warning"]);
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        var accepted = await db.Reports.AsNoTracking().Where(r => r.Year == Seeding.Year && r.State == ReportState.Accepted).ToListAsync();
        var points = await db.FigurePoints.AsNoTracking().Where(p => p.Year == Seeding.Year).ToListAsync();
        var entries = await db.LedgerEntries.CountAsync(e => e.Type == "figureAccepted" && e.Stream.StartsWith("plan/2031/"));
        var (said, summed) = (accepted.Sum(r => r.Figure.Amount ?? 0), points.Sum(p => p.Figure.Amount ?? 0));
        var fits = accepted.Count == entries && accepted.Count == points.Count && said == summed;
        await AddAsync(dump, db.FigurePoints.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party).ThenBy(p => p.AsOf));
        await AddAsync(dump, db.PartyStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator).ThenBy(p => p.Party));
        await AddAsync(dump, db.IndicatorStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item).ThenBy(p => p.Indicator));
        await AddAsync(dump, db.ItemStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Item));
        await AddAsync(dump, db.StandingTallies.OrderBy(p => p.Year).ThenBy(p => p.Plan).ThenBy(p => p.Cut).ThenBy(p => p.Code));
        await AddAsync(dump, db.PlanStandings.OrderBy(p => p.Year).ThenBy(p => p.Plan));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(fits ? "fits" : $"DIFFERS: {accepted.Count} reports, {entries} entries, {points.Count} points, {said} against {summed}")} {accepted.Count}"));
        return fits ? 0 : 1;
    }

    private static async Task AddAsync<T>(StreamWriter dump, IQueryable<T> rows) where T : class
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable()) { await dump.WriteLineAsync(typeof(T).Name + JsonSerializer.Serialize(row, Plain)); }
    }

    /// <summary>11000.0 and 11000 are one amount.</summary>
    private sealed class Amounts : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("0.############", CultureInfo.InvariantCulture));
    }

    private sealed class Ratios : JsonConverter<Ratio>
    {
        public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
