using System.Buffers.Binary;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Workbooks;

/// <summary>Takes the records of one sheet of an XLS workbook.</summary>
internal sealed class XlsSheet(string file, XlsGrid.Globals globals, XlsGrid.SheetPlace place)
{
    private const int Number = 0x0203, Rk = 0x027E, ManyRk = 0x00BD, Shared = 0x00FD, Label = 0x0204, RichLabel = 0x00D6, Formula = 0x0006, FormulaText = 0x0207, Truth = 0x0205;
    private const int Row = 0x0208, Columns = 0x007D, Merged = 0x00E5, Note = 0x001C, Drawn = 0x005D, DrawnText = 0x01B6, Continue = 0x003C;

    private readonly GridSheet sheet = new(file, place.Name) { IsHidden = place.IsHidden };
    private readonly List<GridArea> areas = [];
    private readonly Dictionary<int, string> drawn = [];
    private readonly List<(int Line, int Column, int Object)> notes = [];
    private (int Line, int Column, int Look)? awaited;
    private int lastObject;
    private int awaitedLetters;

    public GridSheet Read(IEnumerable<XlsGrid.Record> records)
    {
        foreach (var record in records) { Take(record); }
        foreach (var area in areas) { sheet.Merge(area); }
        foreach (var (line, column, number) in notes)
        {
            if (drawn.TryGetValue(number, out var text) && text.Length > 0) { sheet.Comments[(line, column)] = text; }
        }
        return sheet;
    }

    private void Take(XlsGrid.Record record)
    {
        switch (record.Kind)
        {
            case Number: PutNumber(record, 6, record.Word(4), BinaryPrimitives.ReadDoubleLittleEndian(record.Span[6..])); break;
            case Rk: PutNumber(record, 6, record.Word(4), OfRk(BinaryPrimitives.ReadInt32LittleEndian(record.Span[6..]))); break;
            case ManyRk: TakeMany(record); break;
            case Shared: PutShared(record); break;
            case Label or RichLabel: PutText(record.Word(0) + 1, record.Word(2) + 1, record.Word(4), BiffStrings.Short(record.Span[6..], hasByteLength: false), null, isFormula: false); break;
            case Formula: TakeFormula(record); break;
            case FormulaText when awaited is var (line, column, look):
                PutText(line, column, look, BiffStrings.Short(record.Span, hasByteLength: false), null, isFormula: true);
                awaited = null;
                break;
            case Truth: PutTruth(record.Word(0) + 1, record.Word(2) + 1, record.Word(4), record.Span[6], record.Span[7] == 1, isFormula: false); break;
            case Row when (record.Word(12) & 0x20) != 0: sheet.HideLine(record.Word(0) + 1); break;
            case Columns:
                sheet.Widen(record.Word(0) + 1, record.Word(2) + 1, record.Word(4) / 256d);
                if ((record.Word(8) & 1) != 0) { sheet.HideColumns(record.Word(0) + 1, record.Word(2) + 1); }
                break;
            case Merged: TakeMerged(record); break;
            case Note: notes.Add((record.Word(0) + 1, record.Word(2) + 1, record.Word(6))); break;
            case Drawn when record.Span.Length >= 8 && record.Word(0) == 0x15: lastObject = record.Word(6); break;
            case DrawnText: awaitedLetters = record.Word(10); break;
            case Continue when awaitedLetters > 0:
                drawn[lastObject] = BiffStrings.Letters(record.Span, awaitedLetters).Trim();
                awaitedLetters = 0;
                break;
        }
    }

    private void TakeMany(XlsGrid.Record record)
    {
        var (line, first) = (record.Word(0) + 1, record.Word(2) + 1);
        for (var (at, column) = (4, first); at + 8 <= record.Span.Length; (at, column) = (at + 6, column + 1))
        {
            Put(line, column, record.Word(at), OfRk(BinaryPrimitives.ReadInt32LittleEndian(record.Span[(at + 2)..])), isFormula: false);
        }
    }

    private void TakeFormula(XlsGrid.Record record)
    {
        var (line, column, look) = (record.Word(0) + 1, record.Word(2) + 1, record.Word(4));
        awaited = null;
        if (record.Word(12) != 0xFFFF)
        {
            Put(line, column, look, BinaryPrimitives.ReadDoubleLittleEndian(record.Span[6..]), isFormula: true);
            return;
        }
        switch (record.Span[6])
        {
            case 0: awaited = (line, column, look); break;   // its text comes in the next record
            case 1 or 2: PutTruth(line, column, look, record.Span[8], record.Span[6] == 2, isFormula: true); break;
        }
    }

    private void TakeMerged(XlsGrid.Record record)
    {
        for (var at = 2; at + 8 <= record.Span.Length; at += 8)
        {
            areas.Add(new(record.Word(at) + 1, record.Word(at + 4) + 1, record.Word(at + 2) + 1, record.Word(at + 6) + 1));
        }
    }

    private void PutNumber(XlsGrid.Record record, int least, int look, double number)
    {
        if (record.Span.Length > least) { Put(record.Word(0) + 1, record.Word(2) + 1, look, number, isFormula: false); }
    }

    private void Put(int line, int column, int look, double number, bool isFormula)
    {
        if (!double.IsFinite(number)) { return; }
        var format = globals.FormatOf(look);
        sheet.Put(line, column, new(format.Show(number, globals.CountsFrom1904).Trim(), GridKind.Number, number, format, isFormula, globals.IsStruck(look)));
    }

    private void PutShared(XlsGrid.Record record)
    {
        var (index, strings) = (BinaryPrimitives.ReadUInt32LittleEndian(record.Span[6..]), globals.Strings);
        if (index >= strings.Count) { throw new InvalidDataException("A string that is not there."); }
        PutText(record.Word(0) + 1, record.Word(2) + 1, record.Word(4), strings[(int)index].Text, strings[(int)index].Kept, isFormula: false);
    }

    private void PutText(int line, int column, int look, string text, string? kept, bool isFormula)
    {
        var isStruck = globals.IsStruck(look) || (kept is not null && string.IsNullOrWhiteSpace(kept));
        var shown = isStruck ? text : kept ?? text;
        if (!string.IsNullOrWhiteSpace(shown)) { sheet.Put(line, column, new(shown, GridKind.Text, 0, null, isFormula, isStruck)); }
    }

    private void PutTruth(int line, int column, int look, byte value, bool isError, bool isFormula) =>
        sheet.Put(line, column, new(isError ? "#" : value == 1 ? "TRUE" : "FALSE", isError ? GridKind.Error : GridKind.Boolean, 0, null, isFormula, globals.IsStruck(look)));

    /// <summary>A number packed into 30 bits: whole or the upper half of a double, perhaps a hundred times too large.</summary>
    private static double OfRk(int packed)
    {
        var number = (packed & 2) != 0 ? packed >> 2 : BitConverter.Int64BitsToDouble((long)(packed & ~3) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }
}
