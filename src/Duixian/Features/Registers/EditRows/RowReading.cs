using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Registers;
using Duixian.Shell.Typing;

namespace Duixian.Features.Registers.EditRows;

/// <summary>What stands against a typed row, and in which cell.</summary>
internal sealed record RowFault(RowCell Cell, Refusal Refusal);

/// <summary>A typed row as its content, or the faults that stand in the way.</summary>
/// <param name="Unlisted">The township's code is in no table and was kept as typed.</param>
internal sealed record RowReading(RowContent? Content, IReadOnlyList<RowFault> Faults, bool Unlisted);

/// <summary>Reads typed rows of one register.</summary>
internal sealed class RowReader(RegisterScope scope, RegisterPlaces places, DateOnly today, Func<string, RowState?>? stateWords = null)
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly char[] Between = ['、', ';', '；', ',', '，'];

    /// <param name="stored">The row as it stands; null for a new one.</param>
    public RowReading Read(RowTyped typed, RegisterRow? stored)
    {
        var faults = new List<RowFault>();
        var (unit, also) = Units(typed.Unit, stored, faults);
        var (planned, day) = (Day(RowCell.Planned, typed.Planned, faults), Day(RowCell.Day, typed.Day, faults));
        var unlisted = false;
        var township = TypedText.Line(typed.Township);
        if (township.Length > 0 && unit is not null)
        {
            var found = stored is not null && township == places.TownshipName(stored.Township) && stored.Unit == unit.Code
                ? new FoundTownship(stored.Township, Unlisted: false)   // nobody touched it; tables may have moved on since
                : places.Township(township, [unit, .. also], day ?? planned ?? today);
            if (found.Refusal is { } elsewhere) { faults.Add(new(RowCell.Township, elsewhere)); }
            else { (township, unlisted) = (found.Value.Code, found.Value.Unlisted); }
        }
        var state = State(typed.State, faults);
        if (faults.Count > 0) { return new(null, faults, unlisted); }
        var content = new RowContent(
            unit!.Code, [.. also.Select(u => u.Code)], township, TypedText.Line(typed.Name), state, planned, day,   // a unit that is missing is a fault
            Blank(typed.Evidence), Blank(typed.Remark), typed.PersonHash.Length == 0 ? null : typed.PersonHash);
        return scope.Register.Check(content, stored is null, today) is { } refusal ? new(null, [new(CellOf(refusal), refusal)], unlisted) : new(content, [], unlisted);
    }

    private (AssessmentUnit? Unit, List<AssessmentUnit> Also) Units(string typed, RegisterRow? stored, List<RowFault> faults)
    {
        var names = TypedText.Line(typed).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            faults.Add(new(RowCell.Unit, RegistersRefusal.UnitMissing));
            return (null, []);
        }
        var units = new List<AssessmentUnit>();
        foreach (var name in names)
        {
            if (places.Unit(name) is { } known) { if (!units.Contains(known)) { units.Add(known); } }
            else { faults.Add(new(RowCell.Unit, RegistersRefusal.UnitUnknown(name))); }
        }
        if (units.Count == 0) { return (null, []); }
        if (!scope.MayWrite(units[0].Code) || (stored is not null && !scope.MayWrite(stored.Unit)))
        {
            faults.Add(new(RowCell.Unit, RegistersRefusal.OtherUnit(stored is null || scope.MayWrite(stored.Unit) ? units[0].ShortName : places.UnitName(stored.Unit))));
        }
        return (units[0], units[1..]);
    }

    private RowState State(string typed, List<RowFault> faults)
    {
        var word = TypedText.Line(typed);
        if (word.Length == 0) { return RowState.Planned; }
        if (stateWords?.Invoke(word) is { } said) { return said; }
        if (Enum.TryParse<RowState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(word[0])) { return state; }
        faults.Add(new(RowCell.State, RegistersRefusal.StateUnknown(word)));
        return RowState.Planned;
    }

    private static DateOnly? Day(RowCell cell, string typed, List<RowFault> faults)
    {
        var text = TypedText.Line(typed);
        if (text.Length == 0) { return null; }
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100) { return day; }
        faults.Add(new(cell, RegistersRefusal.DayMalformed(text)));
        return null;
    }

    private static RowCell CellOf(Refusal refusal) => refusal.Code switch
    {
        "registers.name-missing" or "registers.name-not-here" => RowCell.Name,
        "registers.one-unit-only" => RowCell.Unit,
        "registers.township-missing" => RowCell.Township,
        "registers.person-key-missing" => RowCell.Person,
        "registers.withdrawn-needs-reason" or "registers.too-long" => RowCell.Remark,
        _ => RowCell.Day,
    };

    private static string? Blank(string typed) => TypedText.Line(typed) is { Length: > 0 } text ? text : null;
}
