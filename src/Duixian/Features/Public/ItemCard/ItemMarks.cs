using Duixian.Ui.Documents;

namespace Duixian.Features.Public.ItemCard;

/// <summary>Finds the words each indicator was read from inside the wording of its item.</summary>
internal static class ItemMarks
{
    /// <summary>Quotes are looked for in their order, so that the second "100个" marks the second place.</summary>
    public static List<MarkedWords> In(string text, IReadOnlyList<ItemRow> indicators)
    {
        var marks = new List<MarkedWords>();
        var from = 0;
        for (var i = 0; i < indicators.Count; i++)
        {
            var quote = indicators[i].Promise?.Quote;
            if (string.IsNullOrEmpty(quote)) { continue; }
            var at = text.IndexOf(quote, Math.Min(from, text.Length), StringComparison.Ordinal);
            if (at < 0) { at = text.IndexOf(quote, StringComparison.Ordinal); }
            if (at < 0) { continue; }   // a person reworded the item; the figure block still tells the quote
            marks.Add(new(at, at + quote.Length, WordsKind.Read, "", Note: indicators.Count > 1 ? Circled(i + 1) : null));
            from = at + quote.Length;
        }
        return marks;
    }

    /// <summary>① … ⑳, beyond that (21).</summary>
    public static string Circled(int number) => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : $"({number})";
}
