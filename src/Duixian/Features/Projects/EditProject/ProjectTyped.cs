using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Shell.Typing;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.EditProject;

/// <summary>A project's record as a form shows it and takes it back: text in, text out, nothing typed is lost.</summary>
internal sealed class ProjectTyped
{
    public static readonly IReadOnlyList<string> Texts = [nameof(ProjectRecord.Scale), nameof(ProjectRecord.YearContent), nameof(ProjectRecord.Progress), nameof(ProjectRecord.Problems)];

    public static readonly IReadOnlyList<string> Days = [nameof(ProjectRecord.StartPlanned), nameof(ProjectRecord.FinishPlanned), nameof(ProjectRecord.ProductionPlanned), nameof(ProjectRecord.InStatisticsSince)];

    public static readonly IReadOnlyList<string> Amounts = [nameof(ProjectRecord.TotalYuan), nameof(ProjectRecord.BeforeYearYuan), nameof(ProjectRecord.LandMu), nameof(ProjectRecord.EnergyTce), nameof(ProjectRecord.OutputYuan), nameof(ProjectRecord.TaxYuan)];

    /// <summary>The field that says who leads where several units take part.</summary>
    public const string LeadUnit = "LeadUnit";

    private readonly Dictionary<string, string> cells;

    private ProjectTyped(Dictionary<string, string> cells) => this.cells = cells;

    public string this[string name] => cells.GetValueOrDefault(name, "");

    /// <summary>Those that take part; also the leading one where it was ticked among them.</summary>
    public IReadOnlyList<string> OtherUnits => this[nameof(ProjectRecord.Units)].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static ProjectTyped From(ProjectRecord? record, IStringLocalizer<ProjectsText> text) => new(record is null ? [] : new(StringComparer.Ordinal)
    {
        [nameof(record.Name)] = record.Name,
        [nameof(record.Code)] = record.Code ?? "",
        [nameof(record.Owner)] = record.Owner ?? "",
        [nameof(record.OwnerCode)] = record.OwnerCode ?? "",
        [nameof(record.Level)] = record.Level ?? "",
        [nameof(record.Category)] = record.Category ?? "",
        [nameof(record.Industry)] = record.Industry ?? "",
        [nameof(record.Nature)] = record.Nature ?? "",
        [nameof(record.Site)] = record.Site ?? "",
        [nameof(record.LeadOffice)] = record.LeadOffice ?? "",
        [nameof(record.ResponsibleOffice)] = record.ResponsibleOffice ?? "",
        [nameof(record.LeaderPost)] = record.LeaderPost ?? "",
        [nameof(record.TaskForce)] = record.TaskForce ?? "",
        [nameof(record.StewardPost)] = record.StewardPost ?? "",
        [nameof(record.Contractor)] = record.Contractor ?? "",
        [nameof(record.Supervisor)] = record.Supervisor ?? "",
        [nameof(record.Scale)] = record.Scale ?? "",
        [nameof(record.YearContent)] = record.YearContent ?? "",
        [nameof(record.Progress)] = record.Progress ?? "",
        [nameof(record.Problems)] = record.Problems ?? "",
        [nameof(record.StartPlanned)] = record.StartPlanned ?? "",
        [nameof(record.FinishPlanned)] = record.FinishPlanned ?? "",
        [nameof(record.ProductionPlanned)] = record.ProductionPlanned ?? "",
        [nameof(record.InStatisticsSince)] = record.InStatisticsSince ?? "",
        [nameof(record.TotalYuan)] = AmountTyped.Write(record.TotalYuan),
        [nameof(record.BeforeYearYuan)] = AmountTyped.Write(record.BeforeYearYuan),
        [nameof(record.LandMu)] = AmountTyped.Write(record.LandMu),
        [nameof(record.EnergyTce)] = AmountTyped.Write(record.EnergyTce),
        [nameof(record.OutputYuan)] = AmountTyped.Write(record.OutputYuan),
        [nameof(record.TaxYuan)] = AmountTyped.Write(record.TaxYuan),
        [nameof(record.Jobs)] = record.Jobs?.ToString(CultureInfo.InvariantCulture) ?? "",
        [LeadUnit] = record.Units.Count > 0 ? record.Units[0] : "",
        [nameof(record.Units)] = string.Join(' ', record.Units.Skip(1)),
        [nameof(record.Location)] = record.Location.ToString(),
        [nameof(record.Serves)] = string.Join('\n', record.Serves),
        [nameof(record.Funds)] = string.Join('\n', record.Funds.Select(f => $"{text["Fund." + f.Kind]} {AmountTyped.Write(f.Amount)}")),
        ["Longitude"] = record.Point?.Longitude.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        ["Latitude"] = record.Point?.Latitude.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        ["System"] = record.Point?.System ?? "",
    });

    public static ProjectTyped From(IFormCollection form) => new(form.Keys.Where(k => k.Length <= 40 && k[0] != '_').ToDictionary(k => k, k => k == nameof(ProjectRecord.Units) ? string.Join(' ', form[k].OfType<string>()) : TypedText.Clean(form[k]), StringComparer.Ordinal));

    /// <summary>The record it makes over one that is there, and what could not be read, by field.</summary>
    public (ProjectRecord Record, IReadOnlyList<FieldError> Errors) Read(ProjectRecord? before, IStringLocalizer<ProjectsText> text)
    {
        var errors = new List<FieldError>();
        var record = (before ?? new ProjectRecord { Name = "" }) with
        {
            Name = Line(nameof(ProjectRecord.Name)) ?? "",
            Code = Line(nameof(ProjectRecord.Code)),
            Owner = Line(nameof(ProjectRecord.Owner)),
            OwnerCode = Line(nameof(ProjectRecord.OwnerCode)),
            Level = Line(nameof(ProjectRecord.Level)),
            Category = Line(nameof(ProjectRecord.Category)),
            Industry = Line(nameof(ProjectRecord.Industry)),
            Nature = Line(nameof(ProjectRecord.Nature)),
            Site = Line(nameof(ProjectRecord.Site)),
            LeadOffice = Line(nameof(ProjectRecord.LeadOffice)),
            ResponsibleOffice = Line(nameof(ProjectRecord.ResponsibleOffice)),
            LeaderPost = Line(nameof(ProjectRecord.LeaderPost)),
            TaskForce = Line(nameof(ProjectRecord.TaskForce)),
            StewardPost = Line(nameof(ProjectRecord.StewardPost)),
            Contractor = Line(nameof(ProjectRecord.Contractor)),
            Supervisor = Line(nameof(ProjectRecord.Supervisor)),
            Scale = Text(nameof(ProjectRecord.Scale)),
            YearContent = Text(nameof(ProjectRecord.YearContent)),
            Progress = Text(nameof(ProjectRecord.Progress)),
            Problems = Text(nameof(ProjectRecord.Problems)),
            StartPlanned = DayOf(nameof(ProjectRecord.StartPlanned)),
            FinishPlanned = DayOf(nameof(ProjectRecord.FinishPlanned)),
            ProductionPlanned = DayOf(nameof(ProjectRecord.ProductionPlanned)),
            InStatisticsSince = DayOf(nameof(ProjectRecord.InStatisticsSince)),
            TotalYuan = AmountOf(nameof(ProjectRecord.TotalYuan)),
            BeforeYearYuan = AmountOf(nameof(ProjectRecord.BeforeYearYuan)),
            LandMu = AmountOf(nameof(ProjectRecord.LandMu)),
            EnergyTce = AmountOf(nameof(ProjectRecord.EnergyTce)),
            OutputYuan = AmountOf(nameof(ProjectRecord.OutputYuan)),
            TaxYuan = AmountOf(nameof(ProjectRecord.TaxYuan)),
            Jobs = AmountOf(nameof(ProjectRecord.Jobs)) is { } jobs ? (int)Math.Min(jobs, int.MaxValue) : null,
            Units = [.. OtherUnits.Prepend(this[LeadUnit]).Where(u => u.Length > 0).Distinct(StringComparer.Ordinal)],   // the first leads
            Location = Enum.TryParse<LocationLevel>(this[nameof(ProjectRecord.Location)], out var level) && Enum.IsDefined(level) ? level : LocationLevel.County,
            Serves = [.. this[nameof(ProjectRecord.Serves)].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)],
            Funds = [.. FundsOf()],
            Point = PointOf(),
        };
        return (record, errors);

        string? Line(string name) => this[name] is { Length: > 0 } typed ? TypedText.Line(typed) : null;

        string? Text(string name) => this[name] is { Length: > 0 } typed ? typed : null;

        string? DayOf(string name)
        {
            if (Line(name) is not { } typed) { return null; }
            if ((PartialDate.Parse(typed) ?? (DayTyped.Read(typed) is { } day ? PartialDate.OfDay(day) : null)) is { } known) { return known.ToString(); }
            errors.Add(new(name, text["Fault.Day"]));
            return null;
        }

        decimal? AmountOf(string name)
        {
            if (Line(name) is not { } typed) { return null; }
            if (AmountTyped.Read(typed.TrimEnd('元', '亩', '人')) is { } amount and < 900_000_000_000m && decimal.Round(amount, 4) == amount) { return amount; }
            errors.Add(new(name, text["Fault.Amount"]));
            return null;
        }

        IEnumerable<FundPart> FundsOf()
        {
            foreach (var line in this[nameof(ProjectRecord.Funds)].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
                var kind = Enum.GetValues<FundKind>().Cast<FundKind?>().FirstOrDefault(k => text["Fund." + k].Value == parts[0] || k.ToString() == parts[0]);
                if (parts.Length == 2 && kind is { } known && AmountTyped.Read(parts[1].TrimEnd('元')) is { } amount) { yield return new(known, amount); continue; }
                errors.Add(new(nameof(ProjectRecord.Funds), text["Fault.Funds", line]));
            }
        }

        ProjectPoint? PointOf()
        {
            if (Line("Longitude") is null && Line("Latitude") is null) { return null; }
            if (AmountTyped.Read(this["Longitude"]) is { } east and >= 73 and <= 136 && AmountTyped.Read(this["Latitude"]) is { } north and >= 3 and <= 54 && Line("System") is { } system and ("CGCS2000" or "WGS84" or "GCJ02" or "BD09")) { return new(east, north, system); }
            errors.Add(new("Longitude", text["Fault.Point"]));
            return null;
        }
    }
}
