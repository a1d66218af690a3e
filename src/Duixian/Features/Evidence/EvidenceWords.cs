using System.Globalization;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Files.Uploads;
using Duixian.Ui;
using Duixian.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Evidence;

/// <summary>How the desk speaks of files.</summary>
internal sealed class EvidenceWords(IStringLocalizer<EvidenceText> text, GradeWords grades)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    public string Of(EvidenceGrade grade) => grades.Of(grade);

    public string State(EvidenceFile file) => text[file.WithdrawnOn is not null ? "State.Withdrawn" : "State." + file.Label];

    public static Mark MarkOf(EvidenceFile file) => file switch
    {
        { WithdrawnOn: not null } => Mark.Planned,
        { Label: EvidenceLabel.Released } => Mark.Done,
        _ => Mark.UnderWay,
    };

    /// <param name="first">Words of an empty choice before the others; null: none.</param>
    public IReadOnlyList<Choice> Grades(string? first = null, bool hints = false) => grades.Choices(first, hints);

    /// <summary>1.2 MB, 340 KB.</summary>
    public static string Size(long bytes) => bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (decimal)(1 << 20):0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB");

    /// <summary>What units and offices are called, by code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PartiesAsync(DuixianDb db, CancellationToken cancel)
    {
        var names = await db.Offices.Select(o => new { o.Code, o.ShortName }).Concat(db.Units.IgnoreAutoIncludes().Select(u => new { u.Code, u.ShortName })).ToListAsync(cancel);
        return names.GroupBy(n => n.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().ShortName, StringComparer.Ordinal);
    }
}
