using System.Text;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Duixian.Log.Verify;

/// <summary>Every row of every roll-up against the same table of a rebuild elsewhere.</summary>
internal static class RollupsCheck
{
    private const int Longest = 200;

    /// <returns>How many rows were compared, by table.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> CompareAsync(DuixianDb db, DuixianDb rebuilt, Findings findings, CancellationToken cancel)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (stands, belongs) in db.Rollups.Zip(rebuilt.Rollups)) { rows[stands.GetTableName()!] = await CompareAsync(db.RollupRowsAsync(stands, cancel), rebuilt.RollupRowsAsync(belongs, cancel), stands, findings, cancel); }   // a roll-up is a table
        return rows;
    }

    private static async Task<long> CompareAsync(IAsyncEnumerable<RollupRow> standing, IAsyncEnumerable<RollupRow> belonging, IEntityType rollup, Findings findings, CancellationToken cancel)
    {
        var table = rollup.GetTableName();
        var compared = 0L;
        await using var stands = standing.GetAsyncEnumerator(cancel);
        await using var belongs = belonging.GetAsyncEnumerator(cancel);
        var (one, another) = (await stands.MoveNextAsync(), await belongs.MoveNextAsync());
        while (one || another)
        {
            var order = !one ? 1 : !another ? -1 : Compare(stands.Current.Key, belongs.Current.Key);
            if (order == 0)
            {
                compared++;
                foreach (var ((column, value), (_, other)) in stands.Current.Values.Zip(belongs.Current.Values))
                {
                    if (value == other) { continue; }
                    findings.Add(new(FindingCodes.RollupDiffers, null, table, KeyOf(stands.Current), column, Short(value), Short(other)));
                    break;
                }
            }
            else { findings.Add(order < 0 ? new(FindingCodes.RollupStray, null, table, KeyOf(stands.Current)) : new(FindingCodes.RollupMissing, null, table, KeyOf(belongs.Current))); }
            one = order <= 0 ? await stands.MoveNextAsync() : one;
            another = order >= 0 ? await belongs.MoveNextAsync() : another;
        }
        return compared;
    }

    /// <summary>In the order both databases read in: numbers and days by value, text by code point.</summary>
    private static int Compare(IReadOnlyList<object> one, IReadOnlyList<object> another)
    {
        for (var i = 0; i < one.Count; i++)
        {
            var order = (one[i], another[i]) switch
            {
                (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
                (IComparable a, var b) when a.GetType() == b.GetType() => a.CompareTo(b),
                _ => -1,   // a value of a foreign type belongs to no row
            };
            if (order != 0) { return order; }
        }
        return 0;
    }

    private static string KeyOf(RollupRow row) => string.Join('/', row.Key.Select(k => k is DateOnly day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : Convert.ToString(k, System.Globalization.CultureInfo.InvariantCulture)));

    private static string Short(string? value) => value is null ? "–" : value.Length > Longest ? value[..Longest] + "…" : value;
}
