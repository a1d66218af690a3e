namespace Duixian.Reading.Projects;

/// <summary>A line of the vocabulary of columns: conditions on a header cell and on those above it, and what the column then means.</summary>
internal sealed class HeaderRule
{
    private readonly List<(char Sort, string Word)> conditions = [];

    private HeaderRule(ColumnMeaning meaning) => Meaning = meaning;

    public ColumnMeaning Meaning { get; }

    /// <exception cref="FormatException">No such field.</exception>
    public static HeaderRule Parse(string conditions, string? meaning)
    {
        var rule = new HeaderRule(ColumnMeaning.Parse(meaning ?? "") ?? throw new FormatException($"“{conditions}” 后面的“{meaning}”不是字段名"));
        foreach (var part in conditions.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rule.conditions.Add(part[0] switch
            {
                '!' or '^' or '~' => (part[0], part[1..]),
                '<' when part[^1] == '>' => ('<', part[1..^1]),
                _ => ('+', part),
            });
        }
        return rule;
    }

    /// <param name="above">The texts of the cells above, joined.</param>
    public bool Fits(HeaderText header, string above)
    {
        foreach (var (sort, word) in conditions)
        {
            var fits = sort switch
            {
                '!' => !header.Text.Contains(word, StringComparison.Ordinal),
                '^' => above.Contains(word, StringComparison.Ordinal),
                '~' => header.Text.Contains(word, StringComparison.Ordinal) || above.Contains(word, StringComparison.Ordinal),
                '<' => header.Text.Equals(word, StringComparison.Ordinal),
                // A unit is no longer in the text, yet says that a column of progress is a rate.
                _ => word == "%" ? header.Folded.Contains('%', StringComparison.Ordinal) : header.Text.Contains(word, StringComparison.Ordinal),
            };
            if (!fits) { return false; }
        }
        return true;
    }
}
