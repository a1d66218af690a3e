using System.Globalization;

namespace Duixian.Domain.Procedures;

/// <summary>Lines of a templates' file, one after the other.</summary>
internal sealed class TemplateReading(Dictionary<(string Code, int Version), ProcedureTemplate> known)
{
    private readonly List<ProcedureStep> steps = [];
    private readonly List<int> lines = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<(string Code, int Version)> read = [];
    private TemplateHead? head;
    private int number;
    private int headLine;

    public Refusal? Take(string line)
    {
        number++;
        var trimmed = line.Trim();
        if (trimmed.Length == 0 || trimmed[0] == '#') { return null; }
        var parts = trimmed.Split('|', StringSplitOptions.TrimEntries);
        return parts[0] switch
        {
            "template" => Begin(parts),
            "step" when head is not null => Step(parts),
            "like" when head is not null && steps.Count == 0 => Like(parts),
            "without" when taken.Count > 0 => Without(parts),
            _ => Unclear(trimmed),
        };
    }

    /// <summary>Ends the template being read.</summary>
    public Refusal? Close()
    {
        if (head is null) { return null; }
        var made = ProcedureTemplate.Of(head, steps, lines, headLine);
        if (made.Refusal is { } refusal) { return refusal; }
        known[(head.Code, head.Version)] = made.Value;
        head = null;
        steps.Clear();
        lines.Clear();
        taken.Clear();
        return null;
    }

    private Refusal? Begin(string[] parts)
    {
        if (Close() is { } refusal) { return refusal; }
        if (parts is not [_, { Length: > 0 and <= 40 } code, var version, var inForce, var route, var land, { Length: > 0 } name, { Length: > 0 } english, { Length: > 0 } source]
            || Whole(version) is not (> 0 and var at) || DayAt(inForce) is not { } day || RouteOf(route) is not { } way || LandOf(land) is not { } supply) { return Unclear(string.Join(" | ", parts)); }
        if (!read.Add((code, at))) { return ProceduresRefusal.TemplateTwice(number, code, at); }
        headLine = number;
        head = new(code, at, day, way, supply, name, english, source);
        return null;
    }

    /// <summary>Begins with the steps of a template above; steps of the same code that follow take their place.</summary>
    private Refusal? Like(string[] parts)
    {
        if (parts is not [_, var code] || known.Values.Where(t => t.Code == code).MaxBy(t => t.Version) is not { } like) { return Unclear(string.Join(" | ", parts)); }
        foreach (var step in like.Steps)
        {
            steps.Add(step);
            lines.Add(number);
            taken.Add(step.Code);
        }
        return null;
    }

    private Refusal? Without(string[] parts)
    {
        if (parts is not [_, var code] || !taken.Remove(code)) { return Unclear(string.Join(" | ", parts)); }
        var at = steps.FindIndex(s => s.Code == code);
        steps.RemoveAt(at);
        lines.RemoveAt(at);
        return null;
    }

    private Refusal? Step(string[] parts)
    {
        if (parts is not [_, { Length: > 0 and <= 12 } code, var phase, { Length: > 0 } name, { Length: > 0 } english, { Length: > 0 } authority, var legal, var promised, var valid, var marks, var needs]
            || PhaseOf(phase) is not { } at || !code.All(char.IsAsciiLetterOrDigit)) { return Unclear(string.Join(" | ", parts)); }
        if (LimitOf(legal) is not { } longest || LimitOf(promised) is not { } shorter || MonthsOf(valid) is not { } months) { return Unclear($"{legal} | {promised} | {valid}"); }
        var (words, named) = (marks.Split(' ', StringSplitOptions.RemoveEmptyEntries), Needs(needs));
        if (named is null || words.Except(["required", "number", "licence", "works", "start", "-"], StringComparer.Ordinal).Any()) { return Unclear($"{marks} | {needs}"); }
        ProcedureStep step = new(
            code, at, name, english, authority, longest.Limit, shorter.Limit, months.Months, words.Contains("required"), words.Contains("number"), words.Contains("licence"), words.Contains("works"), words.Contains("start"), named);
        if (taken.Remove(code))
        {
            var before = steps.FindIndex(s => s.Code == code);   // of the template it is like; a second line of its own is a double
            (steps[before], lines[before]) = (step, number);
            return null;
        }
        steps.Add(step);
        lines.Add(number);
        return null;
    }

    private static List<Prerequisite>? Needs(string text)
    {
        var needs = new List<Prerequisite>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "-") { continue; }
            var parts = word.Split(':');
            PrerequisiteKind? kind = parts is [_] ? PrerequisiteKind.Hard : parts is ["soft", _] ? PrerequisiteKind.Soft : parts is ["later", _] ? PrerequisiteKind.Deferrable : null;
            if (kind is not { } known) { return null; }
            needs.Add(new(parts[^1], known));
        }
        return needs;
    }

    /// <summary>Null where it is not understood; a limit of null is "none".</summary>
    private static ReadLimit? LimitOf(string text)
    {
        if (text == "-") { return new(null); }
        var unit = text.EndsWith("wd", StringComparison.Ordinal) ? DayUnit.Working : DayUnit.Calendar;
        var digits = text.EndsWith("wd", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('d') ? text[..^1] : text == "0" ? text : "";
        return Whole(digits) is { } days ? new(new TimeLimit(days, unit)) : null;
    }

    private static ReadMonths? MonthsOf(string text) => text == "-" ? new(null) : text.EndsWith('m') && Whole(text[..^1]) is { } months ? new(months) : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? DayAt(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ApprovalRoute? RouteOf(string text) => text switch { "filing" => ApprovalRoute.Filing, "approval" => ApprovalRoute.Approval, "government" => ApprovalRoute.Government, _ => null };

    private static LandSupply? LandOf(string text) => text switch { "granted" => LandSupply.Granted, "allocated" => LandSupply.Allocated, _ => null };

    private static ProcedurePhase? PhaseOf(string text) => text switch
    {
        "land" => ProcedurePhase.Land,
        "planning" => ProcedurePhase.Planning,
        "permit" => ProcedurePhase.Permit,
        "acceptance" => ProcedurePhase.Acceptance,
        _ => null,
    };

    private Refusal Unclear(string said) => ProceduresRefusal.LineUnclear(number, said.Length > 80 ? said[..80] : said);

    private readonly record struct ReadLimit(TimeLimit? Limit);

    private readonly record struct ReadMonths(int? Months);
}
