using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>What somebody wrote into the row of one line, read cell by cell; what cannot be meant is refused at its cell.</summary>
internal sealed partial class FilledRow(PartySheetLine line, RowCells cells, IStringLocalizer text)
{
    private static readonly (bool Meaning, string[] Words)[] YesNo = [(true, ["是", "√", "✓", "1", "yes", "y", "true", "已完成", "完成"]), (false, ["否", "0", "no", "n", "false", "未完成", "×"])];

    public PartySheetLine Line => line;

    public int At => cells.Line;

    public bool IsGood => cells.IsGood;

    /// <summary>Blank where nothing was written.</summary>
    public Figure Figure { get; private set; } = Figure.Blank;

    /// <summary>"No change" stands in the row.</summary>
    public bool SaidSame { get; private set; }

    public Explanation? Explanation { get; private set; }

    public string? Unlikely { get; private set; }

    public void Refuse(string? column, Refusal says) => cells.Refuse(column, says);

    public void Note(string? column, Refusal says) => cells.Note(column, says.Code, says.Arguments);

    /// <summary>The column that holds the figure, for whatever is said about it.</summary>
    public string FigureColumn => line.Measure switch
    {
        Measure.Milestones when cells.Has(FileColumns.Steps) => FileColumns.Steps,
        Measure.Rate when cells.Has(FileColumns.Numerator) => FileColumns.Numerator,
        _ => FileColumns.This,
    };

    /// <param name="fromParts">The row is one of several parts of the line: nothing is compared with last time.</param>
    public FilledRow Read(DateOnly lastDay, bool fromParts)
    {
        SaidSame = cells.OneOf(FileColumns.Same, YesNo) ?? false;
        Figure = line.Measure switch
        {
            Measure.YesNo => new(cells.OneOf(FileColumns.This, YesNo) is { } yes ? yes ? 1m : 0m : null),
            Measure.Milestones => new(null, Steps: Steps(lastDay)),
            Measure.PolicyInForce => new(Amount(FileColumns.This), InForceFrom: InForce()),
            Measure.Rate => Rate(),
            _ => new(fromParts ? Amount(FileColumns.This) : Total()),
        };
        if (!fromParts) { TakeWords(); }
        return this;
    }

    private void TakeWords()
    {
        var reason = cells.Text(FileColumns.Reason, Explanation.LongestReason);
        var (day, obstacle) = (cells.Day(FileColumns.NewDay), cells.Text(FileColumns.Obstacle, Explanation.LongestObstacle));
        if (reason is not null || day is not null || obstacle is not null) { Explanation = new(reason ?? "", day, obstacle); }
        Unlikely = cells.Text(FileColumns.Unlikely, Explanation.LongestReason);
    }

    /// <summary>The running total: as written, or last time's with what is new. Where both are written they have to agree.</summary>
    private decimal? Total()
    {
        var (total, fresh) = (Amount(FileColumns.This), Amount(FileColumns.Fresh));
        if (fresh is not { } added || !cells.IsGood) { return total; }
        var last = line.Last?.Amount ?? 0m;
        // An untouched total beside something new: the new part was meant.
        if (total is null || total == line.Prefilled.Amount) { return last + added; }
        if (total != last + added) { cells.Refuse(FileColumns.Fresh, SheetFileRefusal.SumDiffers(Say(last), Say(added), Say(last + added))); }
        return total;
    }

    private Figure Rate()
    {
        var (said, numerator, denominator) = (Amount(FileColumns.This), Part(FileColumns.Numerator), Part(FileColumns.Denominator));
        if (cells.IsGood && (numerator is null) != (denominator is null)) { cells.Refuse(numerator is null ? FileColumns.Numerator : FileColumns.Denominator, SheetFileRefusal.RatePartMissing); }
        if (denominator is 0m) { cells.Refuse(FileColumns.Denominator, SheetFileRefusal.DenominatorZero); }
        return new(said, numerator, denominator);
    }

    /// <summary>A figure in the unit its row names; a row that names a unit of another kind is refused.</summary>
    private decimal? Amount(string column)
    {
        if (cells.Readable(column, required: false) is not { } cell) { return null; }
        var unit = line.WrittenIn.Name;
        if (cells.Row[FileColumns.Unit] is { IsBlank: false, IsReadable: true } named)
        {
            if (!FigureTyped.SameKind(named.Text, line.BaseUnit.Length > 0 ? line.BaseUnit : unit))
            {
                cells.Refuse(FileColumns.Unit, SheetFileRefusal.WrongUnit(named.Text, unit));
                return null;
            }
            unit = named.Text;
        }
        return Typed(column, cell, unit, line.BaseUnit.Length > 0 ? line.BaseUnit : unit);
    }

    /// <summary>Numerator and denominator have no unit of their own.</summary>
    private decimal? Part(string column) => cells.Readable(column, required: false) is { } cell ? Typed(column, cell, "", "") : null;

    private decimal? Typed(string column, SheetCell cell, string unit, string baseUnit)
    {
        var read = FigureTyped.Read(cell.Text, unit, baseUnit);
        if (read.Refusal is not { } no) { return read.Value; }
        cells.Refuse(column, no);
        return null;
    }

    private DateOnly? InForce() => cells.Day(FileColumns.InForce);

    /// <summary>Steps by number or name with their days: 1 开工=2024-03-05；2 封顶=.</summary>
    private IReadOnlyList<StepDone>? Steps(DateOnly lastDay)
    {
        if (!cells.Has(FileColumns.Steps))
        {
            if (cells.Readable(FileColumns.This, required: false) is not null) { cells.Refuse(FileColumns.This, SheetFileRefusal.StepsColumnMissing); }
            return null;
        }
        if (cells.Readable(FileColumns.Steps, required: false) is not { } cell) { return null; }
        var done = new List<StepDone>();
        foreach (var part in cell.Text.Split(['；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (StepPattern().Match(part) is not { Success: true } match || IndexOf(match.Groups["what"].Value) is not { } index)
            {
                cells.Refuse(FileColumns.Steps, SheetFileRefusal.StepUnread(part));
                continue;
            }
            var written = match.Groups["day"].Value.Trim();
            if (written.Length == 0) { continue; }
            if (new SheetCell(written, SheetCellKind.Text).Day is not { } day) { cells.Refuse(FileColumns.Steps, ImportRefusal.NoDay(written)); }
            else if (day > lastDay) { cells.Refuse(FileColumns.Steps, SheetFileRefusal.FutureDay(day, lastDay)); }
            else if (done.Any(s => s.Index == index)) { cells.Refuse(FileColumns.Steps, SheetFileRefusal.StepUnread(part)); }
            else { done.Add(new(index, day)); }
        }
        return done.Count == 0 ? null : [.. done.OrderBy(s => s.Index)];
    }

    private int? IndexOf(string what)
    {
        var steps = line.Promise?.Steps ?? [];
        var digits = what.TakeWhile(char.IsAsciiDigit).Count();
        if (int.TryParse(what.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= steps.Count) { return number - 1; }
        var name = what[digits..].Trim();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Name == name) { return i; }
        }
        return null;
    }

    private string Say(decimal amount) => FigureWords.Say(line, new Figure(amount), text);

    [GeneratedRegex(@"^(?<what>[^=＝:：]+)[=＝:：](?<day>.*)$", RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex StepPattern();
}
