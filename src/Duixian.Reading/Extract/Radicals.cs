using System.Buffers;
using System.Text;

namespace Duixian.Reading.Extract;

/// <summary>
/// Many PDF files name a glyph by the radical that looks like the character: ⺠⽣ for 民生. Compatibility normalisation knows the Kangxi block
/// (U+2F00–2FDF) but not the supplement (U+2E80–2EFF), whose characters are given here.
/// </summary>
internal static class Radicals
{
    private const char FirstOfSupplement = '\u2E80';
    private const char DoorRadical = '\u2F3E';     // its compatibility form is the traditional 戶
    private const char HorizontalBar = '\u2015';   // shares its glyph with the dash that ranges are printed with

    // One character for each code point from U+2E80 on; the point itself where no character in use looks like it.
    private const string Supplement =
        "⺀厂乛乚乙亻冂几刀刂卜㔾小小兀尣" +
        "尢尢巳幺彑彐忄小扌攵⺚旡日月歺母" +
        "民氵氺灬爫爫丬牛犭王疋罒示礻竹糹" +
        "纟罓罒罒罒罒羊羊羊耂肀聿肉臼艹艹" +
        "艹虎衤覀西见角角讠贝足车辶辶辶阝" +
        "钅長镸长门阜阝雨青韦页风飞食食飠" +
        "饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜" +
        "龙龜亀龟";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [HorizontalBar, .. Enumerable.Range(0x2E80, 0x2FE0 - 0x2E80).Select(c => (char)c), .. Enumerable.Range(0xF900, 0x200).Select(c => (char)c), .. Enumerable.Range(0xFB00, 7).Select(c => (char)c)]);

    /// <summary>Look-alikes become the characters they stand for, ligatures their letters; everything else stays, full-width forms too.</summary>
    public static string Mend(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects)) { return text; }
        var mended = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Suspects.Contains(c)) { mended.Append(c); }
            else if (c == DoorRadical) { mended.Append('户'); }
            else if (c == HorizontalBar) { mended.Append('—'); }
            else if (c - FirstOfSupplement is >= 0 and var at && at < Supplement.Length) { mended.Append(Supplement[at]); }
            else { mended.Append(c.ToString().Normalize(NormalizationForm.FormKC)); }
        }
        return mended.ToString();
    }
}
