using System.Globalization;
using System.Reflection;
using System.Text;
using Duixian.Reading.Extract;
using Duixian.Reading.Words;

namespace Duixian.Reading;

/// <summary>The words the reader knows: units, bounds, hedges, names, places, page furniture. Data in Vocabulary/*.txt, not code.</summary>
/// <remarks>Immutable after loading; share one among threads.</remarks>
public sealed partial class Vocabulary
{
    private static readonly Lazy<Vocabulary> Shipped = new(() => new Vocabulary(ReadShipped()));

    private readonly VocabularyFile _words;

    private Vocabulary(VocabularyFile words)
    {
        _words = words;
        Folding = new Folding(words["traditional"].SelectMany(pair => pair.Word.Split(' ')));
        UnitKinds = [.. words["units"].Select(unit => UnitKind.Parse(unit.Word, unit.Meaning))];
        Units = new WordTrie(words["units"].Select((unit, index) => (unit.Word, index)));
        Multipliers = new WordTrie(words["multipliers"].Select((word, index) => (word.Word, index)));
        MultiplierValues = [.. words["multipliers"].Select(word => decimal.Parse(word.Meaning ?? "1", CultureInfo.InvariantCulture))];
        BareNounWords = Trie("bare nouns");
        MissingUnitEnds = WordTrie.Reversed(List("missing units"));
        MissingUnitValues = [.. words["missing units"].Select(word => word.Meaning ?? "")];
        BareNounValues = [.. words["bare nouns"].Select(word => word.Meaning ?? "")];
        PlaceList = [.. words["places"].Select(place => (place.Word, place.Meaning ?? ""))];
        Places = new WordTrie(PlaceList.SelectMany((place, index) => NamesOf(place.Name).Select(name => (name, index))));
        ReadTries();
    }

    /// <summary>The words shipped with the reader.</summary>
    public static Vocabulary Standard => Shipped.Value;

    /// <summary>The shipped words and a user's own file on top of them.</summary>
    /// <exception cref="UnreadableDocumentException"><c>reading.vocabulary-malformed</c>: the message names file and line.</exception>
    public static Vocabulary Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var words = ReadShipped();
        using var reader = new StreamReader(path, Encoding.UTF8);
        words.Read(reader, Path.GetFileName(path), mayOpenSections: false);
        try { return new Vocabulary(words); }
        catch (FormatException wrong) { throw new UnreadableDocumentException("reading.vocabulary-malformed", $"词表 {Path.GetFileName(path)}：{wrong.Message}", wrong); }
    }

    internal Folding Folding { get; }
    internal IReadOnlyList<(string Name, string Code)> PlaceList { get; }
    internal WordTrie Places { get; }
    internal WordTrie Units { get; }
    internal IReadOnlyList<UnitKind> UnitKinds { get; }
    internal WordTrie Multipliers { get; }
    internal IReadOnlyList<decimal> MultiplierValues { get; }
    internal WordTrie BareNounWords { get; }
    internal IReadOnlyList<string> BareNounValues { get; }
    internal WordTrie MissingUnitEnds { get; }
    internal IReadOnlyList<string> MissingUnitValues { get; }

    internal IEnumerable<string> List(string section) => _words[section].Select(word => word.Word);

    internal IReadOnlyList<(string Word, string? Meaning)> Pairs(string section) => _words[section];

    internal WordTrie Trie(string section) => WordTrie.Of(List(section));

    /// <summary>聊城市 is also 聊城; a county of two letters has no short name.</summary>
    private static IEnumerable<string> NamesOf(string name)
    {
        yield return name;
        if (name.Length > 2 && name[^1] is '市' or '省' or '县') { yield return name[..^1]; }
        if (name.EndsWith("自治区", StringComparison.Ordinal)) { yield return name.StartsWith("内蒙古", StringComparison.Ordinal) ? "内蒙古" : name[..2]; }
    }

    private static VocabularyFile ReadShipped()
    {
        var words = new VocabularyFile();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Vocabulary.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} cannot be opened.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            words.Read(reader, name, mayOpenSections: true);
        }
        return words;
    }
}
