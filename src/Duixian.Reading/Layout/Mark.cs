namespace Duixian.Reading.Layout;

/// <summary>The way an item is numbered. Lists nest by style, so what matters is that two styles differ.</summary>
internal enum MarkStyle
{
    None,
    Bullet,
    Arabic,       // 1. 1、 1。
    ArabicParen,  // 1) (1)
    Circled,      // ①
    Chinese,      // 一、
    ChineseParen, // (一)
    ChineseIs,    // 一是
    Ordinal,      // 第一,
    Bare,         // 12 alone on its line, or before a blank
}

/// <summary>An enumerator or a bullet at the head of a line.</summary>
/// <param name="Content">Where the wording begins, in the same coordinates as the line.</param>
/// <param name="Letter">The bullet's letter, so that ● and ○ are two levels.</param>
/// <param name="Doubtful">1.5 at the head of a line may be "item 1: 5…" or one and a half.</param>
internal readonly record struct Mark(MarkStyle Style, int Number, int Content, char Letter = '\0', bool Doubtful = false)
{
    public bool IsNumbered => Style > MarkStyle.Bullet;

    public bool SameLevel(Mark other) => Style == other.Style && (Style != MarkStyle.Bullet || Letter == other.Letter);
}
