namespace Duixian.Reading.Words;

/// <summary>Finds the longest known word at a place in a text. Built once, read by many threads.</summary>
/// <remarks>The first letter is looked up in a table, so text without known words costs one load per letter.</remarks>
internal sealed class WordTrie
{
    private readonly int[] _roots = new int[char.MaxValue + 1];
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int> _values = [-1];

    /// <param name="words">A word given twice keeps its last value.</param>
    public WordTrie(IEnumerable<(string Word, int Value)> words)
    {
        foreach (var (word, value) in words) { Add(word, value); }
    }

    public static WordTrie Of(IEnumerable<string> words) => new(words.Select((word, index) => (word, index)));

    /// <summary>The same words spelt from their last letter, for asking what ends at a place.</summary>
    public static WordTrie Reversed(IEnumerable<string> words) => new(words.Select((word, index) => (Reverse(word), index)));

    /// <summary>Whether any word begins with this letter.</summary>
    public bool MayStart(char letter) => _roots[letter] != 0;

    /// <summary>Length of the longest word beginning at <paramref name="at"/>, or 0.</summary>
    public int Match(ReadOnlySpan<char> letters, int at) => Match(letters, at, out _);

    public int Match(ReadOnlySpan<char> letters, int at, out int value)
    {
        value = -1;
        if ((uint)at >= (uint)letters.Length) { return 0; }
        var node = _roots[letters[at]];
        var longest = 0;
        for (var next = at + 1; node != 0; next++)
        {
            if (_values[node] >= 0) { (longest, value) = (next - at, _values[node]); }
            if (next >= letters.Length || !_children.TryGetValue(((long)node << 16) | letters[next], out node)) { break; }
        }
        return longest;
    }

    /// <summary>For a reversed trie: length of the longest word ending before <paramref name="end"/>, or 0.</summary>
    public int MatchBefore(ReadOnlySpan<char> letters, int end, out int value)
    {
        value = -1;
        if (end <= 0) { return 0; }
        var node = _roots[letters[end - 1]];
        var longest = 0;
        for (var next = end - 2; node != 0; next--)
        {
            if (_values[node] >= 0) { (longest, value) = (end - 1 - next, _values[node]); }
            if (next < 0 || !_children.TryGetValue(((long)node << 16) | letters[next], out node)) { break; }
        }
        return longest;
    }

    /// <summary>Place of the first known word at or after <paramref name="from"/>, or -1.</summary>
    public int Find(ReadOnlySpan<char> letters, int from, out int length)
    {
        for (var at = from; at < letters.Length; at++)
        {
            if (_roots[letters[at]] != 0 && (length = Match(letters, at)) > 0) { return at; }
        }
        length = 0;
        return -1;
    }

    public bool IsIn(ReadOnlySpan<char> letters) => Find(letters, 0, out _) >= 0;

    private void Add(string word, int value)
    {
        if (word.Length == 0) { return; }
        if (_roots[word[0]] == 0)
        {
            _roots[word[0]] = _values.Count;
            _values.Add(-1);
        }
        var node = _roots[word[0]];
        for (var i = 1; i < word.Length; i++)
        {
            var key = ((long)node << 16) | word[i];
            if (!_children.TryGetValue(key, out var child))
            {
                child = _values.Count;
                _values.Add(-1);
                _children.Add(key, child);
            }
            node = child;
        }
        _values[node] = value;
    }

    private static string Reverse(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
