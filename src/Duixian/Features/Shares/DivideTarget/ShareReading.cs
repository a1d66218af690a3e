using Duixian.Domain.Commitments;
using Duixian.Domain.Shares;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Shares.DivideTarget;

/// <summary>The typed form as inputs of a division, or the mistakes that stand in the way, each at its field.</summary>
internal sealed record ShareReading(ShareInputs Inputs, IReadOnlyList<FieldError> Faults)
{
    private const int MostWorks = 300;
    private const int LongestWork = 80;

    private static readonly string[] Everybody = ["全部", "每县", "每县(市、区)", "每县（市、区）", "all"];

    /// <param name="typesWorks">False where a register lists the works.</param>
    public static ShareReading Of(ShareForm form, IReadOnlyList<Party> parties, PartyNames names, bool typesWorks, IStringLocalizer<SharesText> text)
    {
        var faults = new List<FieldError>();
        var figures = form.Method is ShareMethod.ByBase or ShareMethod.AsDeclared;
        var floors = form.Method is ShareMethod.ByBase or ShareMethod.ByFactors;
        var factors = form.Method == ShareMethod.ByFactors ? Factors(form, faults, text) : [];
        var rows = new List<PartyFigure>();
        foreach (var party in parties)
        {
            var typed = form.Row(party.Code);
            var floor = floors ? Figure($"Row.{party.Code}.Floor", typed.Floor, party.Name) ?? 0 : 0;
            var figure = figures ? Figure($"Row.{party.Code}.Figure", typed.Figure, party.Name) : null;
            var weights = factors.Select(f => Figure($"Row.{party.Code}.F{f.Column}", typed.Factors[f.Column], party.Name)).ToList();
            if (weights.Exists(w => w is null) && !faults.Exists(f => f.Name.StartsWith($"Row.{party.Code}.", StringComparison.Ordinal)))
            {
                faults.Add(new($"Row.{party.Code}.F{factors[weights.FindIndex(w => w is null)].Column}", text["Fault.Blank", party.Name]));
            }
            if (figure is not null || floor != 0 || weights.Count > 0) { rows.Add(new(party.Code, floor, figure, [.. weights.Select(w => w ?? 0)])); }
        }
        var works = form.Method == ShareMethod.ByNamedList && typesWorks ? Works(form.Works, parties, names, faults, text) : [];
        if (form.Reason.Length > Decomposition.LongestReason) { faults.Add(new("Reason", text["Fault.TooLong", Decomposition.LongestReason, form.Reason.Length])); }
        if (form.BaseName.Length > ShareForm.LongestWords) { faults.Add(new("BaseName", text["Fault.TooLong", ShareForm.LongestWords, form.BaseName.Length])); }
        var quantum = AmountTyped.Read(form.Quantum) ?? 0;
        var named = figures && form.BaseName.Length > 0 ? form.BaseName : null;
        return new(new(quantum, named, [.. factors.Select(f => f.Factor)], rows, works), faults);

        decimal? Figure(string field, string typed, string party)
        {
            if (typed.Length == 0) { return null; }
            if (AmountTyped.Read(typed) is not { } amount) { faults.Add(new(field, text["Fault.NotANumber", party, typed.Length > 30 ? typed[..30] + "…" : typed])); return null; }
            if (!Amounts.CanStore(amount)) { faults.Add(new(field, text["Fault.TooLarge", party])); return null; }
            return amount;
        }
    }

    private static List<(int Column, ShareFactor Factor)> Factors(ShareForm form, List<FieldError> faults, IStringLocalizer<SharesText> text)
    {
        var factors = new List<(int, ShareFactor)>();
        for (var i = 0; i < form.Factors.Count; i++)
        {
            var (name, percent) = form.Factors[i];
            if (name.Length == 0 && percent.Length == 0) { continue; }
            if (name.Length is 0 or > ShareForm.LongestWords) { faults.Add(new($"Factor.{i}.Name", text["Fault.FactorName", i + 1])); }
            else if (AmountTyped.Read(percent) is not { } weight || !Amounts.CanStore(weight)) { faults.Add(new($"Factor.{i}.Percent", text["Fault.Percent", name])); }
            else { factors.Add((i, new(name, weight))); }
        }
        return factors;
    }

    // 工程名：冠县、莘县 — or with a tab between, as a spreadsheet pastes it.
    private static List<NamedWork> Works(string typed, IReadOnlyList<Party> parties, PartyNames names, List<FieldError> faults, IStringLocalizer<SharesText> text)
    {
        var works = new List<NamedWork>();
        var lines = typed.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        if (lines.Count > MostWorks) { faults.Add(new("Works", text["Paste.TooMany", lines.Count, MostWorks])); return works; }
        for (var i = 0; i < lines.Count; i++)
        {
            var cut = lines[i].IndexOfAny(['\t', '：', ':']);
            var name = (cut < 0 ? lines[i] : lines[i][..cut]).Trim();
            if (name.Length is 0 or > LongestWork) { faults.Add(new("Works", text["Works.Name", i + 1, LongestWork])); continue; }
            var touched = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var said in cut < 0 ? [] : lines[i][(cut + 1)..].Split(['、', '，', ',', ';', '；', '\t', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (Everybody.Contains(said, StringComparer.OrdinalIgnoreCase)) { touched.UnionWith(parties.Select(p => p.Code)); }
                else if (names.CodeOf(said) is { } code) { touched.Add(code); }
                else { faults.Add(new("Works", text["Paste.Unknown", i + 1, said.Length > 30 ? said[..30] + "…" : said])); }
            }
            works.Add(new(name, [.. touched]));
        }
        return works;
    }
}
