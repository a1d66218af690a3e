using System.Runtime.CompilerServices;
using Duixian.Reading.Words;

namespace Duixian.Reading.Projects;

/// <summary>The words of <c>Vocabulary/projects.txt</c>, ready for use. Made once for a vocabulary.</summary>
internal sealed class ProjectWords
{
    private static readonly ConditionalWeakTable<Vocabulary, ProjectWords> Made = [];

    private ProjectWords(Vocabulary words)
    {
        Folding = words.Folding;
        Columns = [.. words.Pairs("project columns").Select(r => HeaderRule.Parse(r.Word, r.Meaning))];
        Headings = [.. words.List("project headings")];
        Totals = [.. words.List("project totals")];
        Subtotals = [.. words.List("project subtotals")];
        Notes = [.. words.List("project notes")];
        FillWords = [.. words.List("project fill words")];
        Signatures = [.. words.List("project signatures")];
        Withdrawn = new HashSet<string>(words.List("project withdrawn"), StringComparer.Ordinal);
        Categories = [.. words.Pairs("project categories").Select(p => (p.Word, p.Meaning ?? p.Word))];
        Stages = [.. words.Pairs("project stages").Select(p => (p.Word, p.Meaning ?? p.Word))];
        Preparing = [.. words.List("project preparing")];
        Building = [.. words.List("project building")];
        Finished = [.. words.List("project finished")];
        CountyAliases = [.. words.Pairs("project counties").Select(p => (p.Word, p.Meaning ?? p.Word))];
        FormerRegions = words.Pairs("former regions").ToDictionary(p => p.Word, p => p.Meaning ?? "", StringComparer.Ordinal);
        Places = words.PlaceList;
    }

    public static ProjectWords Of(Vocabulary words) => Made.GetValue(words, w => new ProjectWords(w));

    public Folding Folding { get; }
    public IReadOnlyList<HeaderRule> Columns { get; }
    public IReadOnlyList<string> Headings { get; }
    public IReadOnlyList<string> Totals { get; }
    public IReadOnlyList<string> Subtotals { get; }
    public IReadOnlyList<string> Notes { get; }
    public IReadOnlyList<string> FillWords { get; }
    public IReadOnlyList<string> Signatures { get; }
    public IReadOnlySet<string> Withdrawn { get; }
    public IReadOnlyList<(string Word, string Category)> Categories { get; }
    public IReadOnlyList<(string Word, string Stage)> Stages { get; }
    public IReadOnlyList<string> Preparing { get; }
    public IReadOnlyList<string> Building { get; }
    public IReadOnlyList<string> Finished { get; }
    public IReadOnlyList<(string Alias, string Name)> CountyAliases { get; }

    /// <summary>Retired codes of areas, each with the code and name that took its place.</summary>
    public IReadOnlyDictionary<string, string> FormerRegions { get; }

    public IReadOnlyList<(string Name, string Code)> Places { get; }

    /// <summary>Half width, without any blank.</summary>
    public string Squeeze(string text)
    {
        var same = 0;
        while (same < text.Length && Folding[text[same]] == text[same] && !char.IsWhiteSpace(text[same])) { same++; }
        if (same == text.Length) { return text; }   // most cells are, and this is asked of every one
        var squeezed = new System.Text.StringBuilder(text.Length).Append(text, 0, same);
        foreach (var letter in text.AsSpan(same))
        {
            if (!char.IsWhiteSpace(letter) && Folding[letter] is var folded && !char.IsWhiteSpace(folded)) { squeezed.Append(folded); }
        }
        return squeezed.ToString();
    }

    public bool IsPreparing(string? stage) => stage is not null && Preparing.Any(w => stage.Contains(w, StringComparison.Ordinal));

    public bool IsFinished(string? stage) => stage is not null && !IsPreparing(stage) && Finished.Any(w => stage.Contains(w, StringComparison.Ordinal) && !stage.Contains("未" + w, StringComparison.Ordinal));

    public bool IsBuilding(string? stage) => stage is not null && !IsPreparing(stage) && !IsFinished(stage) && Building.Any(w => stage.Contains(w, StringComparison.Ordinal));
}
