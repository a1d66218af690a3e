using System.Globalization;
using Duixian.Reading.Extract;
using Duixian.Reading.Layout;
using Duixian.Reading.Segments;

namespace Duixian.Reading.Assemble;

/// <summary>Collects what the passages hold into one draft, in printed order.</summary>
internal sealed class DraftBuilder(Sheet sheet, Origin origin)
{
    private const int ItemsOfAList = 5;
    private const int LongProse = 1_500;

    private readonly List<FoundCommitment> _commitments = [];
    private readonly List<FoundResult> _results = [];
    private readonly Notices _notices = new(sheet);
    private readonly ItemAssembler _assembler = new(sheet, origin.Year);
    private int _proseNumber;

    public void Take(List<Passage> passages)
    {
        var items = passages.Count(passage => passage.Role == PassageRole.Item);
        var prose = passages.Where(passage => passage.Role == PassageRole.Prose).Sum(passage => passage.Whole.Length);
        var reader = new Prose(sheet, origin.Year ?? 0, isArticle: items >= ItemsOfAList || prose > LongProse);
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            if (passage.Role == PassageRole.Item) { TakeItem(passage); }
            else if (passage.Role == PassageRole.Prose) { TakeProse(passage, i + 1 < passages.Count ? passages[i + 1] : null, reader); }
        }
    }

    public PlanDraft Build(ExtractedText document)
    {
        _notices.TakeWhole(origin, _commitments);
        var source = new DraftSource(document.FileName, document.Sha256, document.MediaType, document.Text.Length);
        return new PlanDraft(source, origin.Title, origin.Year, origin.Place, _commitments, _results, _notices.InOrder());
    }

    private void TakeItem(Passage passage)
    {
        if (passage.IsPast)
        {
            var done = _assembler.AssembleResult(passage.Spans, origin.Year is { } year ? year - 1 : null);
            if (done.Indicators.Count > 0) { _results.Add(done); }
            return;
        }
        Add(passage, passage.Number);
        if (_assembler.ResultsWithin(passage) is { } result) { _results.Add(result); }
    }

    private void TakeProse(Passage passage, Passage? next, Prose reader)
    {
        foreach (var piece in reader.Read(passage, next))
        {
            if (piece.IsResult || passage.IsPast) { _results.Add(_assembler.AssembleResult(piece.Spans, piece.ResultYear > 1 ? piece.ResultYear : null)); }
            else if (piece.InList) { Add(passage with { Spans = piece.Spans }, ""); }
            else { Add(passage with { Spans = piece.Spans, Mended = piece.Spans.Count > 1 }, "P" + (++_proseNumber).ToString(CultureInfo.InvariantCulture)); }
        }
    }

    private void Add(Passage passage, string number)
    {
        var commitment = _assembler.Assemble(passage, number);
        if (commitment.Text.Trim().Length < 2) { return; }
        _commitments.Add(commitment);
        _notices.TakeItem(passage, commitment);
    }
}
