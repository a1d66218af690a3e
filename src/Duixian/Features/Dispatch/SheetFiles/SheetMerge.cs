using System.Text.Json;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Files;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A file with parts of a sheet, as kept.</summary>
internal sealed record PartFile(string Name, string Sha256);

/// <summary>What one township wrote of one line.</summary>
/// <param name="Figure">Blank where it wrote nothing.</param>
internal sealed record LinePart(Township Township, Figure Figure);

/// <summary>One line put together.</summary>
/// <param name="Whole">The sum; null where a part is missing or a person has to decide.</param>
/// <param name="Missing">Townships that say nothing.</param>
/// <param name="ByPerson">A level, a yes or no, a policy: parts of it cannot be added.</param>
internal sealed record MergedLine(PartySheetLine Line, IReadOnlyList<LinePart> Parts, Figure? Whole, IReadOnlyList<Township> Missing, bool ByPerson);

/// <summary>Something wrong in one of the files, at its place.</summary>
internal sealed record PartFault(string File, string Tab, ImportReport Report, ImportFinding Finding);

/// <summary>A sheet put together from its townships' parts.</summary>
/// <param name="Absent">Townships of which no file came.</param>
internal sealed record MergedSheet(IReadOnlyList<MergedLine> Lines, IReadOnlyList<Township> Absent, IReadOnlyList<PartFault> Faults)
{
    public int Summed => Lines.Count(l => l.Whole is not null);

    public IReadOnlyDictionary<ReportId, Figure> Figures =>
        Lines.Where(l => !l.ByPerson).ToDictionary(l => l.Line.Id, l => l.Whole ?? Figure.Blank);
}

/// <summary>Puts the filled parts of a sheet together: what adds up is added, numerators and denominators apart; what does not is left to a person; what is missing is named.</summary>
internal sealed class SheetMerge(StoredFiles files, Townships townships, SheetForm form, CivilDay civilDay, IStringLocalizer<SheetFilesText> text)
{
    private const int LongestManifest = 64 * 1024;

    /// <summary>Keeps the files of one merge under one digest.</summary>
    public async Task<Result<string>> KeepAsync(PartySheet sheet, IReadOnlyList<(string Name, byte[] Content)> uploaded, CancellationToken cancel)
    {
        var kept = new List<PartFile>();
        foreach (var (name, content) in uploaded)
        {
            if (Tables(sheet, name, content).Refusal is { } no) { return no; }
            kept.Add(new(name, await files.KeepAsync(content, cancel)));
        }
        return await files.KeepAsync(JsonSerializer.SerializeToUtf8Bytes(kept), cancel);
    }

    public async Task<Result<MergedSheet>> TryAsync(PartySheet sheet, string manifest, CancellationToken cancel)
    {
        var known = await townships.OfAsync(sheet.Party, sheet.Round.To, cancel);
        if (known.Count == 0) { return SheetFileRefusal.NoTownships; }
        if (await ManifestAsync(manifest, cancel) is not { } parts) { return SheetFileRefusal.FileGone; }
        var gathered = new Gathered(sheet, known);
        foreach (var part in parts)
        {
            if (await files.FindAsync(part.Sha256, SheetLimits.FileBytes, cancel) is not { } content) { return SheetFileRefusal.FileGone; }
            var tables = Tables(sheet, part.Name, content);
            if (tables.Refusal is { } no) { return no; }
            foreach (var table in tables.Value.Tables) { gathered.Take(part.Name, table, civilDay.Today, text); }
        }
        return gathered.Merge();
    }

    /// <summary>The merged sheet as the file that is then tried and filed like any other.</summary>
    public async Task<Result<string>> WriteAsync(PartySheet sheet, string manifest, CancellationToken cancel)
    {
        var merged = await TryAsync(sheet, manifest, cancel);
        if (merged.Refusal is { } no) { return no; }
        if (merged.Value.Faults.Count(f => f.Finding.IsRefused) is > 0 and var wrong) { return SheetFileRefusal.LinesRefused(wrong); }
        return merged.Value.Summed == 0 ? SheetFileRefusal.NothingNew : await files.KeepAsync(form.WriteMerged(sheet, merged.Value.Figures), cancel);
    }

    private async Task<IReadOnlyList<PartFile>?> ManifestAsync(string sha256, CancellationToken cancel)
    {
        if (await files.FindAsync(sha256, LongestManifest, cancel) is not { } bytes) { return null; }
        try
        {
            return JsonSerializer.Deserialize<List<PartFile>>(bytes);
        }
        catch (JsonException)
        {
            return null;   // the digest of another file was typed into the address
        }
    }

    private static Result<SheetTables> Tables(PartySheet sheet, string fileName, byte[] content)
    {
        var tables = SheetUpload.Tables(fileName, content);
        if (tables.Refusal is { } no) { return no; }
        if (SheetUpload.Foreign(sheet, tables.Value) is { } foreign) { return foreign; }
        return tables.Value.Tables.Sum(t => t.Rows.Count) is > FilledSheet.MostRows and var rows ? SheetFileRefusal.TooManyRows(rows, FilledSheet.MostRows) : tables;
    }

    /// <summary>The parts as they come in, line by line.</summary>
    private sealed class Gathered(PartySheet sheet, IReadOnlyList<Township> known)
    {
        private readonly Dictionary<(ReportId Line, string Township), Figure> figures = [];
        private readonly Dictionary<string, string> homes = new(StringComparer.Ordinal);
        private readonly List<PartFault> faults = [];

        public void Take(string file, SheetTable table, DateOnly today, IStringLocalizer text)
        {
            var report = new ImportReport(table);
            var rows = new RowLines(sheet, report);
            foreach (var row in table.Rows)
            {
                if (rows.Find(row) is not { } found) { continue; }
                if (found.Mark is not { Township.Length: > 0 } mark || known.FirstOrDefault(t => t.Code == mark.Township) is not { } township)
                {
                    report.Refuse(row, FileColumns.Subject, SheetFileRefusal.NotAPart);
                    continue;
                }
                var home = $"{file} {table.Tab}".Trim();
                if (!homes.TryAdd(township.Code, home) && homes[township.Code] != home)
                {
                    report.Refuse(row, FileColumns.Subject, SheetFileRefusal.PartTwice(township.Name, homes[township.Code]));
                    continue;
                }
                var read = new FilledRow(found.Line, report.At(row), text).Read(today, fromParts: true);
                if (read.IsGood) { figures[(found.Line.Id, township.Code)] = read.Figure; }
            }
            faults.AddRange(report.Findings.Select(f => new PartFault(file, table.Tab, report, f)));
        }

        public MergedSheet Merge() => new([.. sheet.Lines.Where(l => l.IsOpen).Select(Merge)], [.. known.Where(t => !homes.ContainsKey(t.Code))], faults);

        private MergedLine Merge(PartySheetLine line)
        {
            var parts = known.Select(t => new LinePart(t, figures.GetValueOrDefault((line.Id, t.Code), Figure.Blank))).ToList();
            var byPerson = line.Measure is not (Measure.Cumulative or Measure.EventCount or Measure.Rate);
            var missing = parts.Where(p => line.Measure == Measure.Rate ? p.Figure.Numerator is null || p.Figure.Denominator is null : p.Figure.IsBlank).Select(p => p.Township).ToList();
            var whole = byPerson || missing.Count > 0 ? null : line.Measure == Measure.Rate
                ? new Figure(null, parts.Sum(p => p.Figure.Numerator), parts.Sum(p => p.Figure.Denominator))   // none is missing
                : new Figure(parts.Sum(p => p.Figure.Amount));
            return new(line, parts, whole, missing, byPerson);
        }
    }
}
