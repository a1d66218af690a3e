using System.Globalization;
using System.Text;

namespace Duixian.Reading.Words;

/// <summary>Maps every letter to the one form used for recognising words: half-width, simplified, whole radicals, one sort of dash and quote.</summary>
/// <remarks>One letter becomes exactly one letter, so a place in the folded text is the same place in the printed text.</remarks>
internal sealed class Folding
{
    // NFKC leaves these supplementary radicals alone, but text layers of PDF files print them instead of the characters.
    private const string LooseRadicals = "⺠民⻓长⻛风⻋车⻅见⻔门⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻘青⻄西⻆角⻝食⻚页⻜飞⻉贝⺟母⻁虎⻤鬼⻣骨⻧卤⻙韦⻓长⻢马⺎兀⺒巳⺫目";
    private const string Points = "﹒.．.｡。﹑、､、﹐,，,；;﹔;：:﹕:（(﹙(）)﹚)﹪%％%！!？?﹣-－-–-—-―-─-～~〜~““””＂“「“」”『“』”〝“〞”‘“’”﹤<＜<＞>《《》》［(］)〔(〕)【(】)";

    private readonly char[] _table = new char[char.MaxValue + 1];

    public Folding(IEnumerable<string> pairs)
    {
        for (var i = 0; i < _table.Length; i++) { _table[i] = ByUnicode((char)i); }
        Take(LooseRadicals);
        Take(Points);
        foreach (var pair in pairs) { Take(pair); }
    }

    public char this[char letter] => _table[letter];

    public string Fold(string text) => string.Create(text.Length, (text, _table), static (folded, from) =>
    {
        var (printed, table) = from;
        for (var i = 0; i < folded.Length; i++) { folded[i] = table[printed[i]]; }
    });

    private void Take(string pairs)
    {
        for (var i = 0; i + 1 < pairs.Length; i += 2) { _table[pairs[i]] = pairs[i + 1]; }
    }

    private static char ByUnicode(char letter)
    {
        if (letter is '\n' or '\t') { return letter; }
        if (char.IsWhiteSpace(letter) || letter is '\ufe0f' or '\u20e3' or '\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad' || char.IsControl(letter)) { return ' '; }
        var folds = letter is (>= '\uff01' and <= '\uff5e') or (>= '\u2f00' and <= '\u2fd5') or (>= '\uf900' and <= '\ufaff');
        if (!folds || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherNotAssigned) { return letter; }
        var normal = letter.ToString().Normalize(NormalizationForm.FormKC);
        return normal.Length == 1 ? normal[0] : letter;
    }
}
