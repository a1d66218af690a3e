using Duixian.Domain.Dispatch;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Files.Uploads;

/// <summary>How much a file proves, in words.</summary>
internal sealed class GradeWords(IStringLocalizer<UploadsText> text)
{
    public string Of(EvidenceGrade grade) => text["Grade." + grade];

    /// <param name="first">Words of an empty choice before the others; null: none.</param>
    public IReadOnlyList<Choice> Choices(string? first = null, bool hints = false) =>
    [
        .. first is null ? Array.Empty<Choice>() : [new Choice("", first)],
        .. Enum.GetValues<EvidenceGrade>().Select(g => new Choice(g.ToString(), Of(g), hints ? text["Grade.Say." + g].Value : null)),
    ];
}
