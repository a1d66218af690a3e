using System.Diagnostics.CodeAnalysis;
using Duixian.Reading.Words;

namespace Duixian.Reading;

public sealed partial class Vocabulary
{
    internal WordTrie LeastBefore { get; private set; }
    internal WordTrie MostBefore { get; private set; }
    internal WordTrie AboutBefore { get; private set; }
    internal WordTrie NotAbout { get; private set; }
    internal WordTrie LeastAfter { get; private set; }
    internal WordTrie MostAfter { get; private set; }
    internal WordTrie AboutAfter { get; private set; }
    internal WordTrie Hedges { get; private set; }
    internal WordTrie Apart { get; private set; }
    internal IReadOnlyList<bool> ApartIsLeast { get; private set; }
    internal WordTrie Raise { get; private set; }
    internal WordTrie PerNouns { get; private set; }
    internal WordTrie Idioms { get; private set; }
    internal WordTrie AbstractNouns { get; private set; }
    internal WordTrie Past { get; private set; }
    internal WordTrie PastGroups { get; private set; }
    internal WordTrie PlanGroups { get; private set; }
    internal WordTrie Future { get; private set; }
    internal WordTrie Procedure { get; private set; }
    internal WordTrie LeadIns { get; private set; }
    internal WordTrie Completed { get; private set; }
    internal WordTrie Build { get; private set; }
    internal WordTrie Named { get; private set; }
    internal WordTrie Policy { get; private set; }
    internal WordTrie RaiseWords { get; private set; }
    internal WordTrie Rates { get; private set; }
    internal WordTrie Clear { get; private set; }
    internal WordTrie Cleared { get; private set; }
    internal WordTrie Cover { get; private set; }
    internal WordTrie Firm { get; private set; }
    internal WordTrie FirmNouns { get; private set; }
    internal WordTrie Idle { get; private set; }
    internal WordTrie Verbs { get; private set; }
    internal WordTrie VerbEnds { get; private set; }
    internal WordTrie FurnitureStarts { get; private set; }
    internal IReadOnlySet<string> FurnitureWhole { get; private set; }
    internal WordTrie Byline { get; private set; }
    internal WordTrie LeadLabels { get; private set; }
    internal WordTrie OfficeEnds { get; private set; }
    internal IReadOnlyList<(string Word, ColumnRole Role)> Columns { get; private set; }

    /// <summary>Letters at which the reader of figures has anything to do; all others it steps over.</summary>
    internal bool[] FigureStarts { get; private set; }

    [MemberNotNull(nameof(LeastBefore), nameof(MostBefore), nameof(AboutBefore), nameof(NotAbout), nameof(LeastAfter), nameof(MostAfter), nameof(AboutAfter),
        nameof(Hedges), nameof(Apart), nameof(ApartIsLeast), nameof(Raise), nameof(PerNouns), nameof(Idioms), nameof(AbstractNouns))]
    [MemberNotNull(nameof(Past), nameof(PastGroups), nameof(PlanGroups), nameof(Future), nameof(Procedure), nameof(LeadIns), nameof(Completed), nameof(Build), nameof(Named), nameof(Policy),
        nameof(RaiseWords), nameof(Rates), nameof(Clear), nameof(Cleared), nameof(Cover), nameof(Firm), nameof(FirmNouns), nameof(Idle))]
    [MemberNotNull(nameof(Verbs), nameof(VerbEnds), nameof(FurnitureStarts), nameof(FurnitureWhole), nameof(Byline), nameof(LeadLabels), nameof(OfficeEnds), nameof(Columns), nameof(FigureStarts))]
    private void ReadTries()
    {
        LeastBefore = Ends("at least before");
        MostBefore = Ends("at most before");
        AboutBefore = Ends("about before");
        NotAbout = Ends("not about");
        LeastAfter = Trie("at least after");
        MostAfter = Trie("at most after");
        AboutAfter = Trie("about after");
        Hedges = Trie("hedges");
        Apart = Trie("apart");
        ApartIsLeast = [.. _words["apart"].Select(word => word.Meaning == "least")];
        Raise = Trie("raise");
        PerNouns = Trie("per nouns");
        Idioms = Trie("idioms");
        AbstractNouns = Trie("abstract nouns");
        Past = Trie("past");
        PastGroups = Trie("past groups");
        PlanGroups = Trie("plan groups");
        Future = Trie("future");
        Procedure = Trie("procedure");
        LeadIns = Trie("lead-ins");
        Completed = Trie("completed");
        Build = Trie("build");
        Named = Trie("named");
        Policy = Trie("policy");
        RaiseWords = Trie("raise words");
        Rates = Trie("rates");
        Clear = Trie("clear");
        Cleared = Trie("cleared");
        Cover = Trie("cover");
        Firm = Trie("firm");
        FirmNouns = Trie("firm nouns");
        Idle = Trie("idle");
        Verbs = Trie("verbs");
        VerbEnds = Ends("verbs");
        FurnitureStarts = Trie("furniture starts");
        FurnitureWhole = List("furniture whole").ToHashSet(StringComparer.Ordinal);
        Byline = Trie("byline");
        LeadLabels = Trie("lead labels");
        OfficeEnds = Ends("office endings");
        FigureStarts = new bool[char.MaxValue + 1];
        for (var letter = '\0'; letter < char.MaxValue; letter++)
        {
            FigureStarts[letter] = "“《(,。;!?每人户各应愿".Contains(letter, StringComparison.Ordinal) || char.IsAsciiDigit(letter) || Quantities.Numeral.IsChineseNumeral(letter) ||
                Idioms.MayStart(letter) || Cover.MayStart(letter) || Clear.MayStart(letter) || Cleared.MayStart(letter);
        }
        Columns = [.. ColumnSections.SelectMany(section => List(section.Section).Select(word => (word, section.Role)))];
    }

    private static readonly (string Section, ColumnRole Role)[] ColumnSections =
    [
        ("column number", ColumnRole.Number), ("column lead", ColumnRole.Lead), ("column share", ColumnRole.Progress), ("column progress", ColumnRole.Progress),
        ("column note", ColumnRole.Note), ("column due", ColumnRole.Due), ("column unit", ColumnRole.Unit), ("column content", ColumnRole.Content),
        ("column target", ColumnRole.Target), ("column group", ColumnRole.Group),
    ];

    private WordTrie Ends(string section) => WordTrie.Reversed(List(section));
}
