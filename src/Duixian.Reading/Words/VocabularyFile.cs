using Duixian.Reading.Extract;

namespace Duixian.Reading.Words;

/// <summary>One file of words: sections in [brackets], one word a line, an optional meaning after "=", comments after "#".</summary>
internal sealed class VocabularyFile
{
    private readonly Dictionary<string, List<(string Word, string? Meaning)>> _sections = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Word, string? Meaning)> this[string section] =>
        _sections.TryGetValue(section, out var words) ? words : throw new InvalidOperationException($"No section [{section}] in the vocabulary.");

    /// <summary>Adds a file to what is already there. A user's own file may only use sections that exist.</summary>
    /// <exception cref="UnreadableDocumentException">A line that is neither section, word nor comment; the message names file and line.</exception>
    public void Read(TextReader reader, string fileName, bool mayOpenSections)
    {
        List<(string, string?)>? section = null;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text is "#" || text.StartsWith("# ", StringComparison.Ordinal) && !text.StartsWith("# source", StringComparison.Ordinal)) { continue; }
            if (text[0] == '[' && text[^1] == ']') { section = Open(text[1..^1].Trim(), mayOpenSections, fileName, number); }
            else if (section is null) { throw Wrong(fileName, number, $"“{text}” 不在任何 [小节] 里；请先写小节名，例如 [units]"); }
            else { section.Add(Entry(text, fileName, number)); }
        }
    }

    private List<(string, string?)> Open(string name, bool mayOpenSections, string fileName, int number)
    {
        if (_sections.TryGetValue(name, out var known)) { return known; }
        if (!mayOpenSections) { throw Wrong(fileName, number, $"没有名为 [{name}] 的小节；可用的小节：{string.Join("、", _sections.Keys)}"); }
        return _sections[name] = [];
    }

    private static (string, string?) Entry(string text, string fileName, int number)
    {
        var equals = text.IndexOf(" = ", StringComparison.Ordinal);
        if (equals < 0)
        {
            return text[^1] == '=' ? throw Wrong(fileName, number, $"“{text}” 等号后面没有内容") : (text, null);
        }
        return (text[..equals].Trim(), text[(equals + 3)..].Trim());
    }

    private static UnreadableDocumentException Wrong(string fileName, int number, string why) =>
        new("reading.vocabulary-malformed", $"词表 {fileName} 第 {number} 行：{why}。");
}
