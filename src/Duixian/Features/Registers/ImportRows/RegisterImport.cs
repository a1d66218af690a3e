using System.Globalization;
using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.RowList;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers.ImportRows;

/// <summary>Rows of a register out of a table: rows with a running number, or with the name and township (of an event also the day) of one that is there, change it; all others are added.</summary>
internal sealed class RegisterImport(DuixianDb db, RegisterAccess access, RowBook book, PersonKeys persons, CivilDay civilDay, IStringLocalizer<RegistersText> text) : TableImport
{
    private const string Hashed = "hash:";
    private const string TooShort = Hashed + "short";

    private (Register Register, List<RowContent> Added, List<(RegisterRow Row, RowContent Content)> Changed)? good;

    public override string Kind => "register";

    public override Power Power => Power.EditRegisterRows;

    public override async ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel)
    {
        if (await ScopeAsync(ask, cancel) is not { } scope) { return RegistersRefusal.Unknown; }
        return scope.Register.ClosedOn is null ? RowColumns.Of(scope.Register.Kind) : RegistersRefusal.Closed(scope.Register.Title);
    }

    /// <summary>What tells people apart never reaches the disk: the file is kept with its keyed hash instead, line by line as it came.</summary>
    public override async ValueTask<byte[]> WithoutSecretsAsync(SheetTable table, byte[] content, ImportAsk ask, CancellationToken cancel)
    {
        if (await ScopeAsync(ask, cancel) is not { Register: { Kind: RegisterKind.Beneficiaries } register }) { return content; }
        var kept = new StringBuilder();
        var person = table.PlaceOf(nameof(RowCell.Person));
        var line = 1;
        Write(table.HeaderLine, table.Headers.Select((h, i) => RowColumns.Of(register.Kind).Find(h) is null ? "" : h));
        foreach (var row in table.Rows) { Write(row.Line, row.Cells.Select((c, i) => Known(i) ? Cell(c, i == person) : "")); }
        return Encoding.UTF8.GetBytes(kept.ToString());

        bool Known(int place) => place < table.Headers.Count && RowColumns.Of(register.Kind).Find(table.Headers[place]) is not null;

        void Write(int at, IEnumerable<string> cells)
        {
            for (; line < at; line++) { kept.Append('\n'); }
            kept.AppendJoin(',', cells).Append('\n');
            line++;
        }

        string Cell(SheetCell cell, bool isPerson)
        {
            if (!cell.IsReadable) { return "=hidden"; }   // reported at the cell as what hides its value
            if (!isPerson || cell.IsBlank) { return $"\"{cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""; }
            var hash = persons.Hash(register.Id, cell.Text);
            return hash.Refusal is null ? Hashed + hash.Value : TooShort;
        }
    }

    public override async Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel)
    {
        var scope = (await ScopeAsync(ask, cancel))!;   // asked for its columns before
        var register = scope.Register;
        var places = await access.PlacesAsync(cancel);
        var reader = new RowReader(scope, places, civilDay.Today, text.StateOf);
        var stored = await scope.Rows(db.RegisterRows.AsNoTracking()).ToDictionaryAsync(r => r.Number, cancel);
        var byKey = stored.Values.Where(r => r.State != RowState.Withdrawn).OrderByDescending(r => r.Number).GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var elsewhere = scope.Unit is null ? [] : await db.RegisterRows.Where(r => r.RegisterId == register.Id && r.Unit != scope.Unit && r.State != RowState.Withdrawn)
            .GroupBy(r => r.Key).Select(g => new { g.Key, Unit = g.Min(r => r.Unit) }).ToDictionaryAsync(g => g.Key, g => g.Unit, StringComparer.Ordinal, cancel);
        var (added, changed, seen, fresh) = (new List<RowContent>(), new List<(RegisterRow, RowContent)>(), new HashSet<int>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var row in table.Rows)
        {
            var cells = report.At(row);
            RegisterRow? known = null;
            if (cells.Text(RowColumns.Number, 12) is { } typedNumber)
            {
                if (!int.TryParse(typedNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !stored.TryGetValue(number, out known)) { cells.Refuse(RowColumns.Number, RegistersRefusal.NumberUnknown(typedNumber)); }
            }
            var typed = Typed(cells, row, register.Kind, known, places);
            if (!cells.IsGood) { continue; }
            var reading = reader.Read(typed, known);
            if (known is null && reading.Content is { } read && byKey.GetValueOrDefault(RegisterRow.KeyOf(register, read)) is { } same && same.Unit == read.Unit)
            {
                // Named as one that is there, so it is that one; columns the file does not have stay as they are.
                known = same;
                reading = reader.Read(Typed(cells, row, register.Kind, known, places), known);
            }
            foreach (var fault in reading.Faults) { cells.Refuse(table.Has(fault.Cell.ToString()) ? fault.Cell.ToString() : null, fault.Refusal); }
            if (reading.Content is not { } content) { continue; }
            if (reading.Unlisted) { cells.Note(nameof(RowCell.Township), "registers.unlisted-township", content.Township); }
            if (known is not null)
            {
                if (!seen.Add(known.Number)) { cells.Refuse(null, RegistersRefusal.RowTwice(known.Number)); continue; }
                if (content.PersonHash == known.Key) { content = content with { PersonHash = null }; }
                if (known.Says(content)) { report.Count(RowOutcome.Unchanged); continue; }
                changed.Add((known, content));
                report.Count(RowOutcome.Changed);
                continue;
            }
            var key = RegisterRow.KeyOf(register, content);
            if ((byKey.GetValueOrDefault(key)?.Unit ?? elsewhere.GetValueOrDefault(key) ?? fresh.GetValueOrDefault(key)) is { } holder) { cells.Note(null, "registers.looks-double", places.UnitName(holder)); }
            fresh.TryAdd(key, content.Unit);
            added.Add(content);
            report.Count(RowOutcome.Added);
        }
        return _ => good = (register, added, changed);
    }

    public override Task<Result<Receipt>> SaveAsync(DuixianDb db, Act act, CancellationToken cancel) =>
        good is { } rows ? book.WriteAsync(rows.Register, rows.Added, rows.Changed, act, cancel) : base.SaveAsync(db, act, cancel);

    /// <summary>The cells of a row as typed; what the file has no column for stays as it stands.</summary>
    private static RowTyped Typed(RowCells cells, SheetRow row, RegisterKind kind, RegisterRow? known, RegisterPlaces places)
    {
        var before = known is null ? RowTyped.Blank("") : RowTyped.From(known.Face, places);
        var has = RowGrid.CellsOf(kind);
        string Of(RowCell cell) => !has.Contains(cell) || !cells.Has(cell.ToString()) ? before[cell] : cells.Text(cell.ToString(), Register.LongestText) ?? "";
        string DayOf(RowCell cell) => Of(cell) is { Length: > 0 } said && cells.Has(cell.ToString()) && row[cell.ToString()].Day is { } day ? RowTyped.Write(day) : Of(cell);
        var person = has.Contains(RowCell.Person) ? cells.Text(nameof(RowCell.Person), 80) ?? "" : "";
        if (person == TooShort || (person.Length > 0 && !person.StartsWith(Hashed, StringComparison.Ordinal)))
        {
            cells.Refuse(nameof(RowCell.Person), RegistersRefusal.PersonKeyShort(4));
            person = "";
        }
        return new(Of(RowCell.Unit), Of(RowCell.Township), Of(RowCell.Name), Of(RowCell.State), DayOf(RowCell.Planned), DayOf(RowCell.Day), Of(RowCell.Evidence), Of(RowCell.Remark),
            person.Length == Hashed.Length + 64 ? person[Hashed.Length..] : "");
    }

    /// <summary>The register by its id, or by its address as in 2024/report/26/1.</summary>
    private async Task<RegisterScope?> ScopeAsync(ImportAsk ask, CancellationToken cancel)
    {
        if (Guid.TryParse(ask.Of, out var id)) { return await access.FindAsync(id, ask.By, cancel); }
        var parts = ask.Of?.Split('/') ?? [];
        if (parts.Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) { return null; }
        var (plan, item) = (parts[1], parts[2]);
        var found = await db.Registers.Where(r => r.Year == year && r.Plan == plan && r.Item == item && r.Number == number).Select(r => (RegisterId?)r.Id).SingleOrDefaultAsync(cancel);
        return found is { } known ? await access.FindAsync(known.Value, ask.By, cancel) : null;
    }
}
