using System.Text.RegularExpressions;
using Duixian.Reading.Extract;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>
/// Reads the ledger of key projects an office keeps, in XLSX, XLS, ODS or CSV: every sheet with a table of projects, its header wherever it stands, units, groups, totals, notes,
/// and what does not agree. Pure: the same bytes and options give the same reading.
/// </summary>
public static class ProjectBookReader
{
    /// <exception cref="UnreadableDocumentException">The only exception hostile, damaged or unfitting content may raise: its message is the sentence.</exception>
    public static ProjectBookReading Read(string fileName, ReadOnlyMemory<byte> content, ProjectBookOptions options)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(options);
        try { return Read(GridFile.Read(fileName, content), options); }
        catch (RegexMatchTimeoutException endless) { throw Unreadable.TooComplex(fileName, endless.Input.Length > 20 ? endless.Input[..20] : endless.Input); }
    }

    internal static ProjectBookReading Read(GridBook book, ProjectBookOptions options)
    {
        var words = ProjectWords.Of(options.Vocabulary ?? Vocabulary.Standard);
        var counties = new CountyText(words, options.Counties ?? new Dictionary<string, string>());
        var works = book.Sheets.Select(s => Prepare(s, words, counties, options.Mappings ?? [])).ToList();
        var context = ContextOf(works);
        foreach (var work in works)
        {
            var year = work.Context.Year ?? context.Period?.Year ?? options.Today.Year;
            new SheetReader(book, work, words, counties, year, options.Today).Read();
            var rules = new RowRules(words, work.Findings, options.Today);
            foreach (var row in work.Rows) { rules.Check(row); }
            if (work.Header is null && work.Grid.LastLine > 0) { work.Findings.Add(null, null, "sheet.no_table", work.Grid.Name); }
            if (work.Grid.IsHidden && work.Rows.Count > 0) { work.Findings.Add(null, null, "sheet.hidden", work.Grid.Name); }
        }
        new BookRules(words, works, options.Today).Check();
        return new(book.FileName, book.Make, context, [.. works.Select(w => Finish(w, words))], [.. works.SelectMany(w => w.Findings.All.OrderBy(f => f.Line ?? 0))]);
    }

    private static SheetWork Prepare(GridSheet grid, ProjectWords words, CountyText counties, IReadOnlyList<ColumnMapping> mappings)
    {
        var header = new HeaderSearcher(grid, words).Find();
        if (header is not null)
        {
            header = ColumnContents.Adjust(grid, header, counties);
            var signature = header.Signature(words);
            if (mappings.FirstOrDefault(m => m.Signature == signature) is { } mapping) { header = Apply(header, mapping); }
        }
        return new(grid, header, SheetContext.Read(grid, header, words, counties), new Findings(grid.Name));
    }

    private static TableHeader Apply(TableHeader header, ColumnMapping mapping) => new(header.First, header.Last,
        [.. header.Columns.Select(c => mapping.Columns.TryGetValue(TableHeader.Letters(c.Number), out var name) && ColumnMeaning.Parse(name) is { } meaning ? c with { Meaning = meaning } : c)]);

    /// <summary>The first sheet that knows a month speaks for the book, else the first that knows anything.</summary>
    private static ProjectBookContext ContextOf(List<SheetWork> works)
    {
        var tables = works.Where(w => w.Header is not null).ToList();
        var periods = tables.Select(w => w.Context.Period).OfType<Domain.Projects.PartialDate>().ToList();
        var counties = tables.Select(w => w.Context.County).Distinct(StringComparer.Ordinal).ToList();
        return new(periods.Count == 0 ? null : periods.OrderByDescending(p => p.Precision).First(), works.Select(w => w.Context.Reported).FirstOrDefault(r => r is not null), counties.Count == 1 ? counties[0] : null);
    }

    private static ProjectSheetReading Finish(SheetWork work, ProjectWords words) => new(work.Grid.Name)
    {
        Header = work.Header,
        HeaderLine = work.Header?.Last ?? 0,
        HeaderLines = work.Header is { } header ? [.. Enumerable.Range(header.First, header.Last - header.First + 1)] : [],
        HeaderSignature = work.Header?.Signature(words) ?? "",
        Columns = work.Header is { } found ? [.. found.Columns.Select(c => (TableHeader.Letters(c.Number), c.Header, c.Meaning))] : [],
        Rows = work.Rows,
        Skipped = work.Skipped,
    };
}
