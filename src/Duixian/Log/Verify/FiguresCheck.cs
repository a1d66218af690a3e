using System.Text.Json;

namespace Duixian.Log.Verify;

/// <summary>How many rows of each list were compared.</summary>
internal sealed record FiguresCompared(IReadOnlyDictionary<string, long> Rows)
{
    public long All => Rows.Values.Sum();
}

/// <summary>Published figures against those computed from the entries: the same bytes, or the first row and member that differ.</summary>
internal static class FiguresCheck
{
    /// <summary>What a row of each list is found by (docs/log-format.md).</summary>
    private static readonly IReadOnlyList<(string List, string[] Key)> Lists =
    [
        ("plans", ["year", "plan"]),
        ("items", ["year", "plan", "item"]),
        ("indicators", ["year", "plan", "item", "indicator"]),
        ("parties", ["year", "plan", "item", "indicator", "party"]),
        ("points", ["year", "plan", "item", "indicator", "party", "day"]),
        ("judged", ["year", "plan", "item", "indicator", "day"]),
        ("tallies", ["year", "plan", "cut", "code"]),
    ];

    /// <param name="name">How the published file is called, for the finding.</param>
    /// <param name="published">The file as it was found.</param>
    /// <param name="computed">The file as it follows from the entries.</param>
    public static FiguresCompared Compare(string name, byte[] published, byte[] computed, Findings findings)
    {
        using var belongs = JsonDocument.Parse(computed);
        var rows = Lists.ToDictionary(l => l.List, l => (long)belongs.RootElement.GetProperty(l.List).GetArrayLength(), StringComparer.Ordinal);
        if (!published.AsSpan().SequenceEqual(computed)) { findings.Add(Difference(name, published, computed, belongs)); }
        return new(rows);
    }

    private static Finding Difference(string name, byte[] published, byte[] computed, JsonDocument belongs)
    {
        try
        {
            using var stands = JsonDocument.Parse(published);
            foreach (var (list, key) in Lists)
            {
                if (!stands.RootElement.TryGetProperty(list, out var said) || said.ValueKind != JsonValueKind.Array) { return new(FindingCodes.FiguresDiffer, null, name, list, "", list, "–", "[…]"); }
                if (InList(name, list, key, said, belongs.RootElement.GetProperty(list)) is { } finding) { return finding; }
            }
        }
        catch (JsonException) { }   // no JSON: then the first byte that differs is all there is to say
        var at = published.AsSpan().CommonPrefixLength(computed);
        return new(FindingCodes.FiguresWritten, null, name, at.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Finding? InList(string name, string list, string[] key, JsonElement said, JsonElement belongs)
    {
        var (stands, computed) = (said.EnumerateArray().ToList(), belongs.EnumerateArray().ToList());
        for (var i = 0; i < Math.Max(stands.Count, computed.Count); i++)
        {
            var (stand, belong) = (i < stands.Count ? KeyOf(stands[i], key) : null, i < computed.Count ? KeyOf(computed[i], key) : null);
            if (stand == belong)
            {
                if (JsonDifference.First(stands[i], computed[i]) is { } difference) { return new(FindingCodes.FiguresDiffer, null, name, list, stand ?? "", difference.Member, difference.Stands, difference.Belongs); }
            }
            else if (belong is not null && !stands.Exists(s => KeyOf(s, key) == belong)) { return new(FindingCodes.FiguresMissing, null, name, list, belong); }
            else { return new(FindingCodes.FiguresStray, null, name, list, stand ?? ""); }
        }
        return null;
    }

    private static string KeyOf(JsonElement row, string[] key) =>
        row.ValueKind == JsonValueKind.Object ? string.Join('/', key.Select(k => row.TryGetProperty(k, out var value) ? value.ToString() : "–")) : row.ToString();
}

/// <summary>One member of two JSON values that is not the same.</summary>
/// <param name="Member">Its path, such as <c>standing.light</c>.</param>
internal sealed record JsonDifference(string Member, string Stands, string Belongs)
{
    private const int Longest = 200;

    /// <summary>The first difference in the order of what was computed; numbers by value, all else as it is written.</summary>
    /// <param name="isLeftOut">Members of the outermost object that may differ.</param>
    public static JsonDifference? First(JsonElement stands, JsonElement belongs, Func<string, bool>? isLeftOut = null) => First(stands, belongs, "", isLeftOut);

    private static JsonDifference? First(JsonElement stands, JsonElement belongs, string path, Func<string, bool>? isLeftOut)
    {
        if (stands.ValueKind != belongs.ValueKind) { return Of(path, stands, belongs); }
        switch (belongs.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in belongs.EnumerateObject())
                {
                    if (isLeftOut?.Invoke(member.Name) == true) { continue; }
                    var at = path.Length == 0 ? member.Name : path + "." + member.Name;
                    if (!stands.TryGetProperty(member.Name, out var other)) { return new(at, "–", Short(member.Value)); }
                    if (First(other, member.Value, at, null) is { } found) { return found; }
                }
                return stands.EnumerateObject().Where(m => !belongs.TryGetProperty(m.Name, out _)).Select(m => new JsonDifference(path.Length == 0 ? m.Name : path + "." + m.Name, Short(m.Value), "–")).FirstOrDefault();
            case JsonValueKind.Array:
                var (left, right) = (stands.EnumerateArray().ToList(), belongs.EnumerateArray().ToList());
                for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                {
                    var at = $"{path}[{i}]";
                    if (i >= left.Count) { return new(at, "–", Short(right[i])); }
                    if (i >= right.Count) { return new(at, Short(left[i]), "–"); }
                    if (First(left[i], right[i], at, null) is { } found) { return found; }
                }
                return null;
            case JsonValueKind.Number:
                return stands.TryGetDecimal(out var one) && belongs.TryGetDecimal(out var another) && one == another ? null : Of(path, stands, belongs);
            default:
                return stands.ToString() == belongs.ToString() ? null : Of(path, stands, belongs);
        }
    }

    private static JsonDifference? Of(string path, JsonElement stands, JsonElement belongs) => new(path, Short(stands), Short(belongs));

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
