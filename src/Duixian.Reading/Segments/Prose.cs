using Duixian.Domain.Plans;
using Duixian.Reading.Classify;
using Duixian.Reading.Layout;
using Duixian.Reading.Quantities;

namespace Duixian.Reading.Segments;

/// <summary>A clause or sentence taken out of prose.</summary>
internal sealed record ProsePiece(IReadOnlyList<TextSpan> Spans, bool IsResult, int ResultYear, bool InList);

/// <summary>Finds promises in running text. Dense text is a plan written as prose; an article tells a story around its promises.</summary>
internal sealed class Prose(Sheet sheet, int planYear, bool isArticle)
{
    private const int ShortestSentence = 6;
    private readonly Letters _buffer = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _pastYear;

    public IEnumerable<ProsePiece> Read(Passage passage, Passage? next)
    {
        var letters = _buffer.Fill(sheet.Folded, passage.Spans);
        if (letters.Count == 0) { return []; }
        var text = letters.Span.ToString();
        var places = new int[letters.Count];
        for (var i = 0; i < places.Length; i++) { places[i] = letters.PlaceOf(i); }
        var paragraph = new ProseParagraph(passage, text, places);
        _pastYear = 0;
        if (!isArticle) { return Dense(paragraph); }
        var recap = text.EndsWith('…') && !Tense.IsFuture(text, sheet.Words) ? Math.Max(NextYear(next), planYear - 1) : 0;
        return Article(paragraph, recap);
    }

    private int NextYear(Passage? next)
    {
        if (next is null) { return 0; }
        var opening = sheet.FoldedAt(next.Spans[0]);
        var year = Tense.OpeningYear(opening);
        return year > 0 && year < planYear ? year : 0;
    }

    private List<ProsePiece> Dense(ProseParagraph paragraph)
    {
        var pieces = new List<ProsePiece>();
        var whole = new Clause(0, paragraph.Text.Length);
        var semicolons = paragraph.Text.AsSpan().Count(';');
        var inList = semicolons >= 4 || semicolons >= 2 && paragraph.Passage.IsIntroduced;
        var sentences = Clauses(paragraph, whole, inList ? "。!?;" : "。!?");
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            while (i + 1 < sentences.Count && GoesOn(sentences[i + 1].Of(paragraph.Text))) { sentence = new Clause(sentence.Start, sentences[++i].End); }
            TakeDense(paragraph, sentence, inList, pieces);
        }
        return pieces;
    }

    private static List<Clause> Clauses(ProseParagraph paragraph, Clause whole, string stops) => Clause.Split(paragraph.Text, whole, stops);

    /// <summary>其中,续建269个…; 计划新开工270项: the subject is in the sentence before.</summary>
    private bool GoesOn(ReadOnlySpan<char> sentence) =>
        sentence.StartsWith("其中", StringComparison.Ordinal) ||
        (sentence.StartsWith("计划", StringComparison.Ordinal) || sentence.StartsWith("预计", StringComparison.Ordinal)) && sentence.Length < 24 && sheet.Words.Verbs.Match(sentence, 2) > 0;

    private void TakeDense(ProseParagraph paragraph, Clause sentence, bool inList, List<ProsePiece> pieces)
    {
        sentence = AfterLeadIn(paragraph.Text, sentence);
        var text = sentence.Of(paragraph.Text);
        if (sentence.Length < ShortestSentence) { return; }
        var measures = FigureReader.Read(text, sheet.Words);
        var year = PastYear(text, measures.Count > 0);
        if (year != 0)
        {
            if (measures.Count > 0) { pieces.Add(Piece(paragraph, sentence, true, year, false)); }
            return;
        }
        if (text[^1] == ':' || sheet.Words.LeadIns.IsIn(text) && text.Length < 40 && !inList && OnlyCountsItems(text, measures)) { return; }
        if (measures.Count == 0 && sheet.Words.Idle.IsIn(text) || sheet.Words.Procedure.IsIn(text)) { return; }
        if (inList) { pieces.Add(Piece(paragraph, sentence, false, 0, true)); return; }
        foreach (var clause in Apart(paragraph, sentence)) { pieces.Add(Piece(paragraph, clause, false, 0, false)); }
    }

    /// <summary>清单共38件: the number of items, not a promise.</summary>
    private static bool OnlyCountsItems(ReadOnlySpan<char> text, List<Figure> figures)
    {
        foreach (var figure in figures)
        {
            if (text[figure.BaseStart..figure.UnitEnd] is not ("件" or "项" or "类" or "个")) { return false; }
        }
        return figures.Count <= 1;
    }

    /// <summary>今年的主要预期目标是:… opens with words that promise nothing.</summary>
    private static Clause AfterLeadIn(string text, Clause sentence)
    {
        var colon = sentence.Of(text).IndexOf(':');
        if (colon is < 2 or > 40 || colon + 1 >= sentence.Length || sentence.Of(text)[..colon].IndexOf('“') >= 0) { return sentence; }
        return text[sentence.Start + colon - 1] is '是' or '下' or '标' or '为' or '事' ? new Clause(sentence.Start + colon + 1, sentence.End) : sentence;
    }

    /// <summary>
    /// Clauses that set a standard or a share, carry a day of their own or repeat 拟 stand by themselves; counts of one sentence stay together.
    /// </summary>
    private List<Clause> Apart(ProseParagraph paragraph, Clause sentence)
    {
        var intended = sentence.Of(paragraph.Text).Count('拟') >= 2;
        var clauses = Clauses(paragraph, sentence, ",;、");
        var parts = new List<Clause>();
        List<Figure> before = [];
        foreach (var clause in clauses)
        {
            var own = FigureReader.Read(clause.Of(paragraph.Text), sheet.Words);
            var stop = parts.Count > 0 ? paragraph.Text[parts[^1].End - 1] : ',';
            if (parts.Count > 0 && (before.Count == 0 || own.Count == 0 && !intended || !StandsAlone(paragraph, parts[^1], clause, before, own, intended, stop)))
            {
                parts[^1] = new Clause(parts[^1].Start, clause.End);
                before = own.Count > 0 ? own : before;
            }
            else
            {
                parts.Add(clause);
                before = own;
            }
        }
        return parts;
    }

    private bool StandsAlone(ProseParagraph paragraph, Clause last, Clause clause, List<Figure> before, List<Figure> own, bool intended, char stop)
    {
        if (intended) { return true; }
        if (own.Count == 0) { return false; }
        var day = Deadlines.Find(clause.Of(paragraph.Text), Math.Max(planYear, 2000), out _);
        var dayBefore = Deadlines.Find(last.Of(paragraph.Text), Math.Max(planYear, 2000), out _);
        if (day != dayBefore) { return true; }
        if (stop == '、') { return false; }
        return IsStandard(paragraph, clause, own) && IsStandard(paragraph, last, before);
    }

    private bool IsStandard(ProseParagraph paragraph, Clause clause, List<Figure> measures) =>
        Kinds.Of(clause.Of(paragraph.Text), measures, sheet.Words) is Duixian.Domain.Commitments.CommitmentKind.PolicyParameter or Duixian.Domain.Commitments.CommitmentKind.Rate ||
        measures[0].Per is not null && measures[0].Sort == Words.UnitSort.Money;

    /// <summary>The year a sentence reports, or 0 where it promises. A past year goes on until the paragraph turns.</summary>
    private int PastYear(ReadOnlySpan<char> sentence, bool hasMeasures)
    {
        var year = Tense.OpeningYear(sentence);
        var future = Tense.IsFuture(sentence, sheet.Words);
        if (year != 0) { _pastYear = planYear != 0 && year < planYear && !future ? year : 0; }
        else if (future) { _pastYear = 0; }
        if (_pastYear != 0) { return _pastYear; }
        var past = Tense.OpensWithMonths(sentence) || Tense.IsShareOfPlan(sentence) || Tense.IsPast(sentence, sheet.Words) && !future;
        if (!past || !hasMeasures) { return 0; }
        return Math.Max(sentence.IndexOf("去年") >= 0 || sentence.IndexOf("上年") >= 0 || sentence.IndexOf("过去") >= 0 ? planYear - 1 : planYear, 1);
    }

    private List<ProsePiece> Article(ProseParagraph paragraph, int recap)
    {
        var pieces = new List<ProsePiece>();
        var whole = new Clause(0, paragraph.Text.Length);
        // A heading repeats what the paragraphs below it say.
        if (!LineScanner.EndsSentence(paragraph.Text[^1]) && paragraph.Text[^1] is not ('”' or ')')) { return pieces; }
        foreach (var sentence in Clauses(paragraph, whole, "。!?"))
        {
            var text = sentence.Of(paragraph.Text);
            var measures = FigureReader.Read(text, sheet.Words);
            var year = recap != 0 ? recap : PastYear(text, measures.Count > 0);
            if (year != 0)
            {
                if (measures.Count > 0) { pieces.Add(Piece(paragraph, sentence, true, year, false)); }
                continue;
            }
            if (text[0] == '“' && text.Length > 30 && !Tense.IsFuture(text, sheet.Words)) { continue; }
            if (sheet.Words.Procedure.IsIn(text)) { continue; }
            foreach (var segment in Clauses(paragraph, sentence, ";")) { TakeSegment(paragraph, segment, pieces); }
        }
        return pieces;
    }

    private void TakeSegment(ProseParagraph paragraph, Clause segment, List<ProsePiece> pieces)
    {
        var found = PromiseClauses.Find(paragraph.Text, Clauses(paragraph, segment, ","), sheet.Words);
        foreach (var clause in found)
        {
            // Papers print the same paragraph under several headings.
            if (_seen.Add(clause.Of(paragraph.Text).TrimEnd(",;。、").ToString())) { pieces.Add(Piece(paragraph, clause, false, 0, false)); }
        }
    }

    private static ProsePiece Piece(ProseParagraph paragraph, Clause clause, bool isResult, int year, bool inList) =>
        new(paragraph.SpansOf(Trim(paragraph.Text, clause)), isResult, year, inList);

    /// <summary>The comma behind a clause belongs to the sentence it was taken from.</summary>
    private static Clause Trim(string text, Clause clause)
    {
        var end = clause.End;
        while (end > clause.Start + 1 && text[end - 1] is ',' or '、' or ' ') { end--; }
        return new Clause(clause.Start, end);
    }
}
