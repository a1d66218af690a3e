using Duixian.Domain.Directory;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Directory;

/// <summary>What kinds are called, in files and on screens. Files may use either language, whatever the language of the page.</summary>
internal static class DirectoryWords
{
    public static readonly IReadOnlyList<(RegionLevel Meaning, string[] Words)> Levels =
    [
        (RegionLevel.Prefecture, ["地级", "市", "地级市", "prefecture"]),
        (RegionLevel.County, ["县级", "县(市、区)", "县", "区", "县级市", "county"]),
        (RegionLevel.Township, ["乡级", "乡镇", "镇", "乡", "街道", "township"]),
        (RegionLevel.Extension, ["扩展", "扩展代码", "extension"]),
    ];

    public static readonly IReadOnlyList<(UnitKind Meaning, string[] Words)> UnitKinds =
    [
        (UnitKind.County, ["县(市、区)", "县市区", "县", "区", "county"]),
        (UnitKind.Zone, ["功能区", "开发区", "市属开发区", "zone"]),
    ];

    public static readonly IReadOnlyList<(OfficeKind Meaning, string[] Words)> OfficeKinds =
    [
        (OfficeKind.Department, ["政府部门", "部门", "department"]),
        (OfficeKind.PartyBody, ["党委部门", "群团组织", "党群部门", "party body"]),
        (OfficeKind.County, ["县(市、区)政府", "县市区", "地区", "county"]),
        (OfficeKind.Zone, ["功能区", "开发区管委会", "zone"]),
        (OfficeKind.Company, ["公共企业", "企业", "company"]),
        (OfficeKind.Oversight, ["监督机关", "人大政协", "oversight"]),
    ];

    public static string Of(this IStringLocalizer<DirectoryText> text, RegionLevel level) => text["Level." + level];

    public static string Of(this IStringLocalizer<DirectoryText> text, UnitKind kind) => text["UnitKind." + kind];

    public static string Of(this IStringLocalizer<DirectoryText> text, OfficeKind kind) => text["OfficeKind." + kind];

    /// <summary>The word of a meaning as a file would write it.</summary>
    public static string WordOf<T>(IReadOnlyList<(T Meaning, string[] Words)> words, T meaning)
        where T : struct, Enum => words.First(w => w.Meaning.Equals(meaning)).Words[0];
}
