using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>Collects lines of extracted text: inner space kept, outer space off, empty lines kept as one.</summary>
internal sealed class Lines(string file)
{
    /// <summary>More text than a file of the allowed size can honestly hold, even one that is all table.</summary>
    private const int LongestText = 64 << 20;

    private readonly StringBuilder text = new();

    public bool IsEmpty => text.Length == 0;

    public void Add(string line)
    {
        if (text.Length + line.Length > LongestText) { throw Unreadable.UnpacksTooLarge(file, "text"); }
        foreach (var part in line.AsSpan().EnumerateLines())
        {
            var kept = part.Trim();
            if (!kept.IsEmpty) { text.Append(kept).Append('\n'); }
        }
    }

    /// <summary>One table row: cells parted by tabs, empty ones kept so that columns stay aligned. A row that fills its first cell alone is ordinary lines.</summary>
    public void AddRow(IReadOnlyList<string> cells)
    {
        var filled = cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        if (filled == 0) { return; }
        if (filled == 1 && !string.IsNullOrWhiteSpace(cells[0]))
        {
            Add(cells[0]);
            return;
        }
        var row = new StringBuilder();
        foreach (var cell in cells) { row.Append(InOneLine(cell)).Append('\t'); }
        var end = row.Length;
        while (end > 0 && row[end - 1] == '\t') { end--; }
        if (text.Length + end > LongestText) { throw Unreadable.UnpacksTooLarge(file, "text"); }
        text.Append(row, 0, end).Append('\n');
    }

    public override string ToString() => text.ToString();

    /// <summary>The paragraphs of a cell in one line. Between two words that do not end in a stop stands a space: without it 12 and 8 would read 128.</summary>
    internal static string InOneLine(string cell)
    {
        var trimmed = cell.AsSpan().Trim();
        if (!trimmed.ContainsAny('\n', '\t', '\r')) { return trimmed.ToString(); }
        var joined = new StringBuilder();
        foreach (var range in trimmed.SplitAny('\n', '\t', '\r'))
        {
            var part = trimmed[range].Trim();
            if (part.IsEmpty) { continue; }
            if (joined.Length > 0 && !"。;,、:.;,:!?".Contains(joined[^1], StringComparison.Ordinal)) { joined.Append(' '); }
            joined.Append(part);
        }
        return joined.ToString();
    }
}
