using Duixian.Reading.Sheets;

namespace Duixian.Features.Directory;

/// <summary>Where things stand in lists: a file that names all of them sets the order; one that names some leaves the others where they are and puts new ones last.</summary>
internal sealed class TableOrder
{
    private readonly Dictionary<string, int> positions;

    public TableOrder(IEnumerable<(string Code, int Position)> known, SheetTable table)
    {
        positions = known.ToDictionary(k => k.Code, k => k.Position, StringComparer.Ordinal);
        var named = table.Rows.Select(r => r["code"].Text).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var isWhole = positions.Keys.All(named.ToHashSet(StringComparer.Ordinal).Contains);
        var last = positions.Values.DefaultIfEmpty().Max();
        for (var i = 0; i < named.Count; i++)
        {
            if (isWhole) { positions[named[i]] = i + 1; }
            else if (positions.TryAdd(named[i], last + 1)) { last++; }
        }
    }

    public int Of(string code) => positions.GetValueOrDefault(code);
}
