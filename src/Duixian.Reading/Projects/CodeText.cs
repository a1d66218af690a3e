using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>The codes of a project as people write them, in a cell or in a field: what is taken of each, and what a person is told of it.</summary>
internal sealed class CodeText(ProjectWords words, DateOnly today, Findings findings)
{
    /// <param name="digits">All of them, where a spreadsheet holds it as a number and may show fewer.</param>
    /// <returns>In its one form where it is a code; as written where it is not; null where the words say there is none yet.</returns>
    public string? ProjectCodeOf(string written, int? line, string field, string? digits = null)
    {
        if (written.Length < 2 || written is "--" or "——" or "暂无" or "待赋码" or "正在办理" or "未赋码" or "无") { return null; }
        var code = ProjectCode.Read(digits ?? written, today);
        if (!code.IsUsable) { findings.Add(line, field, "code.format", written, string.Join(',', code.Faults)); }
        if (code.Form == ProjectCodeForm.Old) { findings.Add(line, field, "code.old_format", written); }
        if (code.IsUsable && code.Faults.Contains(ProjectCodeFault.CheckDigit)) { findings.Add(line, field, "code.check_digit", written); }
        if (words.FormerRegions.TryGetValue(code.Region, out var successor)) { findings.Add(line, field, "region.legacy", code.Region, successor); }
        return code.Text;
    }

    /// <returns>Null where it is the code of another scheme, or none.</returns>
    public string? CreditCodeOf(string written, int? line, string field)
    {
        if (written.Length < 3 || written is "——" or "暂无" or "待注册" or "未注册") { return null; }
        var read = CreditCode.Read(written);
        var code = read.State switch
        {
            CreditCodeState.Valid => read.WasNormalised ? "uscc.normalised" : null,
            CreditCodeState.CheckCharacter or CreditCodeState.OrganisationCheck => "uscc.check_digit",
            CreditCodeState.Registration15 => "uscc.legacy15",
            CreditCodeState.Organisation9 => "uscc.organisation9",
            _ => "uscc.format",
        };
        if (code is not null) { findings.AddWith(line, field, code, read.Suggestion is { } suggestion ? [suggestion] : [], written, read.Text); }
        return read.State is CreditCodeState.Registration15 or CreditCodeState.Organisation9 ? null : read.Text;
    }

    public string? IndustryOf(string written, int? line, string field)
    {
        if (written.Length == 0 || written is "/" or "-" or "—") { return null; }
        if (written.Any(char.IsAsciiDigit) && written.Length <= 5 && IndustryCode.SectionOf(written) is null) { findings.Add(line, field, "industry.unknown", written); }
        return written;
    }

    /// <summary>A code given in one county for a project of another. Where there are several, and for zones that stand in no table of areas, nothing is said.</summary>
    public void CheckPlace(string? code, IReadOnlyList<string> counties, int? line, string field)
    {
        if (code is not { Length: 24 } || counties.Count != 1) { return; }
        var region = words.FormerRegions.TryGetValue(code[5..11], out var successor) ? successor[..6] : code[5..11];
        var named = words.Places.FirstOrDefault(p => p.Code == region).Name;
        if (named is not null && !region.EndsWith("00", StringComparison.Ordinal) && words.Places.Any(p => p.Name == counties[0]) && named != counties[0]) { findings.Add(line, field, "region.county_mismatch", named, counties[0]); }
    }
}
