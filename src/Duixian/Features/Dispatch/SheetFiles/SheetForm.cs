using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Files.Forms;
using Duixian.Reading.Sheets;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A sheet as a workbook that is filled in offline and comes back: hidden row ids, prefilled figures, open cells where something is asked.</summary>
internal sealed class SheetForm(IStringLocalizer<SheetFilesText> text)
{
    /// <summary>Raised when a file of an older form could no longer be read as this one.</summary>
    public const string Version = "1";

    public const string Mark = "duixian-sheet";

    private const int HeadRow = 3;

    /// <summary>The whole sheet as one workbook.</summary>
    public byte[] Write(PartySheet sheet) => FormBook.Write([Tab(sheet, sheet.PartyName, township: null, line => line.Prefilled), Notes(sheet)]);

    /// <summary>The sheet once for every township, its figures empty: what the county holds is not what a township has.</summary>
    public byte[] WriteParts(PartySheet sheet, IReadOnlyList<Township> townships) =>
        FormBook.Write([.. townships.Select(t => Tab(sheet, t.Name, t, _ => Figure.Blank)), Notes(sheet)]);

    /// <summary>The whole sheet with figures put together from its parts.</summary>
    public byte[] WriteMerged(PartySheet sheet, IReadOnlyDictionary<ReportId, Figure> figures) =>
        FormBook.Write([Tab(sheet, sheet.PartyName, township: null, line => figures.GetValueOrDefault(line.Id, line.Prefilled)), Notes(sheet)]);

    /// <summary>Name of the file, without its ending.</summary>
    public static string NameOf(PartySheet sheet) => $"{sheet.PartyName}-{sheet.Round.Title}";

    private FormSheet Tab(PartySheet sheet, string name, Township? township, Func<PartySheetLine, Figure> held)
    {
        var columns = FileColumns.For(sheet.Lines);
        var form = new FormSheet(name, HeadRow, [.. columns.Select(FileColumns.FormOf)]);
        var who = township is null ? sheet.PartyName : text["Form.Of", sheet.PartyName, township.Name];
        form.Rows.Add([default, new(text["Form.Title", sheet.Place, who, sheet.Round.Title], Look: FormLook.Title)]);
        form.Rows.Add([default, new(text[township is null ? "Form.Say" : "Form.SayPart", Days.Write(sheet.Round.To)], Look: FormLook.Say)]);
        form.Rows.Add([.. columns.Select(c => new FormCell(c.Name, Look: FileColumns.Asked.Contains(c.Key) ? FormLook.HeadAsked : FormLook.Head))]);
        foreach (var line in sheet.Lines) { form.Rows.Add([.. columns.Select(c => Cell(c, line, township, held(line)))]); }
        AddChoices(form, columns, sheet.Lines);
        return form;
    }

    private FormCell Cell(SheetColumn column, PartySheetLine line, Township? township, Figure held)
    {
        var (size, unit) = line.WrittenIn;
        var isPart = township is not null;
        return column.Key switch
        {
            FileColumns.Id => new(LineMark.Write(line, township?.Code ?? ""), Look: FormLook.Text),
            FileColumns.Item => new(line.Item, Look: FormLook.Text),
            FileColumns.Subject => new(line.Subject, Look: FormLook.Text),
            FileColumns.Unit => new(line.Measure is Measure.YesNo or Measure.Milestones ? "" : unit, Look: FormLook.Text),
            FileColumns.Share => isPart ? Empty : Number(line.Share / size),
            FileColumns.Last => isPart ? Empty : line.Measure is Measure.YesNo or Measure.Milestones or Measure.PolicyInForce ? new(FigureWords.Say(line, line.Last, text), Look: FormLook.Text) : Number(line.Last?.Amount / size),
            FileColumns.This => line.Measure switch
            {
                Measure.YesNo => new(FigureWords.YesNo(held.Amount, text), Look: FormLook.Asked),
                Measure.Milestones => new("", Look: FormLook.Text),
                _ => new(null, held.Amount / size, FormLook.Asked),
            },
            FileColumns.Fresh => new(null, null, line.Measure is Measure.Cumulative or Measure.EventCount ? FormLook.AskedText : FormLook.Text),
            FileColumns.Numerator => line.Measure == Measure.Rate ? new(null, held.Numerator, FormLook.Asked) : Empty,
            FileColumns.Denominator => line.Measure == Measure.Rate ? new(null, held.Denominator, FormLook.Asked) : Empty,
            FileColumns.Steps => line.Measure == Measure.Milestones ? new(FigureWords.Steps(line, held), Look: FormLook.AskedText) : Empty,
            FileColumns.InForce => line.Measure == Measure.PolicyInForce ? new(Day(held.InForceFrom), Look: FormLook.AskedText) : Empty,
            FileColumns.Reason => new(isPart ? "" : line.Explanation?.Reason, Look: FormLook.AskedText),
            FileColumns.NewDay => new(isPart ? "" : Day(line.Explanation?.NewDay), Look: FormLook.AskedText),
            FileColumns.Obstacle => new(isPart ? "" : line.Explanation?.Obstacle, Look: FormLook.AskedText),
            FileColumns.Unlikely => new(isPart ? "" : line.WarningReason, Look: FormLook.AskedText),
            FileColumns.State => new(line.ReturnReason is { } why ? text["Form.Returned", why] : text["State." + line.State], Look: FormLook.Text),
            _ => new("", Look: FormLook.AskedText),
        };
    }

    private static FormCell Empty => new(null, null, FormLook.Text);

    private static FormCell Number(decimal? amount) => new(null, amount, amount is { } known && decimal.Truncate(known) != known ? FormLook.Exact : FormLook.Whole);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void AddChoices(FormSheet form, IReadOnlyList<SheetColumn> columns, IReadOnlyList<PartySheetLine> lines)
    {
        int PlaceOf(string key) => columns.TakeWhile(c => c.Key != key).Count() + 1;
        if (lines.Count == 0) { return; }
        form.Choices.Add(new(PlaceOf(FileColumns.Same), HeadRow + 1, HeadRow + lines.Count, [text["Yes"]]));
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Measure == Measure.YesNo) { form.Choices.Add(new(PlaceOf(FileColumns.This), HeadRow + 1 + i, HeadRow + 1 + i, [text["Yes"], text["No"]])); }
        }
    }

    private static FormSheet Notes(PartySheet sheet)
    {
        var notes = new FormSheet(Mark, 0, [new(16), new(24)], Hidden: true);
        foreach (var (key, value) in NotesOf(sheet)) { notes.Rows.Add([new(key), new(value)]); }
        return notes;
    }

    public static IEnumerable<(string Key, string Value)> NotesOf(PartySheet sheet) =>
    [
        ("form", Mark), ("version", Version), ("year", sheet.Round.Year.ToString(CultureInfo.InvariantCulture)), ("plan", sheet.Round.Plan),
        ("round", sheet.Round.Number.ToString(CultureInfo.InvariantCulture)), ("title", sheet.Round.Title), ("party", sheet.Party), ("name", sheet.PartyName),
    ];
}
