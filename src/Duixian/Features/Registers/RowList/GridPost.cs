using System.Globalization;
using Duixian.Domain;
using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Ui.Forms;
using Microsoft.AspNetCore.Http;

namespace Duixian.Features.Registers.RowList;

/// <summary>One line of the grid as it is shown: what stands in its cells, and what is wrong with them.</summary>
/// <param name="Name">Prefix of its field names: R0., R1. …, N0. … for new rows.</param>
/// <param name="Number">Null for a new row.</param>
/// <param name="Was">Mark of what the person was shown; a line whose cells still say that was not touched.</param>
/// <param name="Stored">The row as it stands; null for a new one.</param>
public sealed record GridLine(string Name, int? Number, long Revision, RowTyped Typed, string Was, RowLine? Stored)
{
    public bool Chosen { get; init; }

    public IReadOnlyDictionary<RowCell, string> Errors { get; init; } = new Dictionary<RowCell, string>();

    /// <summary>What stands there now, where somebody else was faster.</summary>
    public RowTyped? Now { get; init; }

    public bool Touched => Number is null ? !Typed.IsEmpty : Typed.Mark != Was || Typed.PersonHash.Length > 0;

    public string Field(RowCell cell) => Name + cell;
}

/// <summary>What was sent from the grid.</summary>
internal sealed record GridPost(string Verb, IReadOnlyList<GridLine> Lines, IReadOnlyList<FieldError> PersonFaults)
{
    /// <summary>Rows at the foot of a page for what is new.</summary>
    public const int NewRows = 3;

    private const int MostRows = 200;

    /// <param name="hash">Turns what tells people apart into its keyed hash at once: the typed value goes no further.</param>
    public static GridPost From(IFormCollection form, Func<string, Result<string>> hash, Func<Refusal, string> say)
    {
        var (lines, faults) = (new List<GridLine>(), new List<FieldError>());
        foreach (var kind in new[] { "R", "N" })
        {
            for (var i = 0; i < MostRows && form.ContainsKey($"{kind}{i}.State"); i++) { lines.Add(Line($"{kind}{i}.")); }
        }
        var chosen = form["Chosen"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var verb = form["do"].ToString();
        if (verb == "mark") { lines = lines.ConvertAll(l => chosen.Contains(l.Name) ? l with { Chosen = true, Typed = Marked(l.Typed) } : l); }
        return new(verb, lines, faults);

        GridLine Line(string name)
        {
            string Of(string field) => form[name + field].ToString();
            var person = "";
            if (Of(nameof(RowCell.Person)) is { Length: > 0 } typed)
            {
                var hashed = hash(typed);
                if (hashed.Refusal is { } refusal) { faults.Add(new(name + nameof(RowCell.Person), say(refusal))); }
                else { person = hashed.Value; }
            }
            return new(
                name, int.TryParse(Of("Number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                long.TryParse(Of("Revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
                new(Of("Unit"), Of("Township"), Of("Name"), Of("State"), Of("Planned"), Of("Day"), Of("Evidence"), Of("Remark"), person), Of("Was"), null);
        }

        RowTyped Marked(RowTyped typed) => typed with
        {
            State = form["MarkState"].ToString() is { Length: > 0 } state ? state : typed.State,
            Day = form["MarkDay"].ToString() is { Length: > 0 } day ? day : typed.Day,
            Remark = form["MarkRemark"].ToString() is { Length: > 0 } remark ? remark : typed.Remark,
        };
    }

    /// <summary>What a page shows: its rows, and empty ones for those who may add.</summary>
    public static List<GridLine> Shown(RegisterView view, string ownUnit, bool mayAdd)
    {
        var lines = view.Rows.Select((line, i) =>
        {
            var typed = RowTyped.From(line.Row.Face, view.Places);
            return new GridLine($"R{i}.", line.Row.Number, line.Row.Revision, typed, typed.Mark, line);
        }).ToList();
        if (mayAdd) { lines.AddRange(Enumerable.Range(0, NewRows).Select(i => new GridLine($"N{i}.", null, 0, RowTyped.Blank(ownUnit), "", null))); }
        return lines;
    }

    /// <summary>What was typed over what stands there now: nothing typed is lost, and who was overtaken sees both.</summary>
    /// <param name="current">The posted rows as they stand.</param>
    public List<GridLine> Over(IReadOnlyDictionary<int, RegisterRow> current, RegisterPlaces places, IReadOnlyDictionary<string, IReadOnlyDictionary<RowCell, string>> errors) =>
        [.. Lines.Select(line =>
        {
            var stored = line.Number is { } number ? current.GetValueOrDefault(number) : null;
            var shown = line with { Stored = stored is null ? null : new RowLine(stored, null), Errors = errors.GetValueOrDefault(line.Name) ?? line.Errors };
            if (stored is null || stored.Revision == line.Revision) { return shown; }
            var now = RowTyped.From(stored.Face, places);
            // Sent again it overwrites knowingly; a line nobody touched simply shows what is there.
            return line.Touched ? shown with { Now = now, Revision = stored.Revision, Was = now.Mark } : shown with { Typed = now, Revision = stored.Revision, Was = now.Mark };
        })];

    /// <summary>Faults by line and cell.</summary>
    public static Dictionary<string, IReadOnlyDictionary<RowCell, string>> ByLine(IEnumerable<(GridLine Line, RowFault Fault)> faults, Func<Refusal, string> say) =>
        faults.GroupBy(f => f.Line.Name, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => (IReadOnlyDictionary<RowCell, string>)g.GroupBy(f => f.Fault.Cell).ToDictionary(c => c.Key, c => say(c.First().Fault.Refusal)), StringComparer.Ordinal);
}
