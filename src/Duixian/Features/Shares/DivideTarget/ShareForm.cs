using System.Globalization;
using Duixian.Domain.Directory;
using Duixian.Domain.Shares;
using Duixian.Shell.Typing;

namespace Duixian.Features.Shares.DivideTarget;

/// <summary>One row of the table as typed.</summary>
public sealed record ShareRow(string Figure, string Floor, IReadOnlyList<string> Factors)
{
    public static readonly ShareRow Blank = new("", "", [.. Enumerable.Repeat("", ShareForm.MostFactors)]);
}

/// <summary>One factor as typed.</summary>
public sealed record FactorTyped(string Name, string Percent);

/// <summary>The form of a division exactly as typed, so that nothing is lost, right or wrong, also when the method is changed and changed back.</summary>
public sealed record ShareForm(
    ShareMethod Method, Universe Universe, IReadOnlyList<string> Offices, string Quantum, string BaseName, IReadOnlyList<FactorTyped> Factors,
    IReadOnlyDictionary<string, ShareRow> Rows, string Works, string Pasted, string Reason)
{
    public const int MostFactors = 4;
    public const int LongestWords = 60;
    private const int LongestText = 60_000;

    public static readonly IReadOnlyList<string> Quanta = ["1", "10", "100", "1000", "10000", "0.1", "0.01"];

    private static readonly FactorTyped[] NoFactors = [.. Enumerable.Repeat(new FactorTyped("", ""), MostFactors)];

    /// <summary>What the page shows before anything is typed: the version in force, or equal shares of the counties.</summary>
    public static ShareForm Of(DecompositionVersion? current)
    {
        if (current is null) { return new(ShareMethod.Equal, Universe.Counties, [], "1", "", NoFactors, new Dictionary<string, ShareRow>(StringComparer.Ordinal), "", "", ""); }
        var (inputs, names) = (current.Inputs, current.Shares.ToDictionary(s => s.Party, s => s.Name, StringComparer.Ordinal));
        return new(
            current.Method, current.Universe, current.Universe == Universe.Offices ? [.. current.Shares.Select(s => s.Party)] : [],
            inputs.Quantum.ToString(CultureInfo.InvariantCulture), inputs.BaseName ?? "",
            [.. NoFactors.Select((blank, i) => i < inputs.Factors.Count ? new FactorTyped(inputs.Factors[i].Name, AmountTyped.Write(inputs.Factors[i].Percent)) : blank)],
            inputs.Parties.ToDictionary(p => p.Party, p => new ShareRow(AmountTyped.Write(p.Figure), p.Floor == 0 ? "" : AmountTyped.Write(p.Floor), [.. Enumerable.Range(0, MostFactors).Select(i => i < p.Factors.Count ? AmountTyped.Write(p.Factors[i]) : "")]), StringComparer.Ordinal),
            string.Join('\n', inputs.Works.Select(w => w.Name + "：" + string.Join('、', w.Parties.Select(p => names.GetValueOrDefault(p, p))))), "", "");
    }

    public static ShareForm Of(IFormCollection form)
    {
        var rows = new Dictionary<string, ShareRow>(StringComparer.Ordinal);
        foreach (var code in form["Row"].OfType<string>().Where(c => c.Length <= 20).Distinct(StringComparer.Ordinal).Take(500))
        {
            rows[code] = new(Said(form, $"Row.{code}.Figure"), Said(form, $"Row.{code}.Floor"), [.. Enumerable.Range(0, MostFactors).Select(i => Said(form, $"Row.{code}.F{i}"))]);
        }
        return new(
            Enum.TryParse<ShareMethod>(form["Method"], out var method) && Enum.IsDefined(method) ? method : ShareMethod.Equal,
            Enum.TryParse<Universe>(form["Universe"], out var universe) && Enum.IsDefined(universe) ? universe : Universe.Counties,
            [.. form["Office"].OfType<string>().Where(c => c.Length <= 20).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(500)],
            Said(form, "Quantum"), Said(form, "BaseName"),
            [.. Enumerable.Range(0, MostFactors).Select(i => new FactorTyped(Said(form, $"Factor.{i}.Name"), Said(form, $"Factor.{i}.Percent")))],
            rows, Text(form["Works"]), Text(form["Pasted"]), TypedText.Clean(form["Reason"]));
    }

    public ShareRow Row(string party) => Rows.GetValueOrDefault(party, ShareRow.Blank);

    /// <summary>How many factor columns the table shows: those with a name, and one more to fill in.</summary>
    public int FactorColumns => Math.Clamp(Factors.ToList().FindLastIndex(f => f.Name.Length > 0 || f.Percent.Length > 0) + 2, 2, MostFactors);

    public ShareForm With(string party, Func<ShareRow, ShareRow> change) =>
        this with { Rows = new Dictionary<string, ShareRow>(Rows, StringComparer.Ordinal) { [party] = change(Row(party)) } };

    private static string Said(IFormCollection form, string name) => TypedText.Line(form[name]) is { Length: <= 200 } said ? said : "";

    private static string Text(string? typed) => TypedText.Clean(typed) is { Length: <= LongestText } text ? text : "";
}
