using Duixian.Domain.Registers;
using Duixian.Features.Registers.EditRows;
using Duixian.Features.Registers.RowList;
using Duixian.Files;
using Duixian.Reading.Sheets;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Registers.ImportRows;

/// <summary>The columns of a register as a file, the same in both directions: what was taken away comes back.</summary>
internal static class RowColumns
{
    public const string Number = "Number";

    public static SheetColumns Of(RegisterKind kind) => new([
        new(Number, false, "行号", "row", "row number"),
        .. RowGrid.CellsOf(kind).Select(cell => cell switch
        {
            RowCell.Unit => new SheetColumn(nameof(RowCell.Unit), true, "单位", "unit", "县(市、区)", "县区", "县市区", "责任单位", "county"),
            RowCell.Township => new(nameof(RowCell.Township), kind != RegisterKind.Works, "乡镇街道", "township", "乡镇(街道)", "乡镇", "街道", "镇街"),
            RowCell.Name => new(nameof(RowCell.Name), true, "名称", "name", "项目名称", "小区名称", "活动名称", "点位名称", "工程名称"),
            RowCell.State => new(nameof(RowCell.State), false, "状态", "state", "进展", "进度状态"),
            RowCell.Planned => new(nameof(RowCell.Planned), false, "计划完成日", "planned day", "计划完成时间", "计划日期", "完成时限"),
            RowCell.Day when kind == RegisterKind.Events => new(nameof(RowCell.Day), true, "日期", "day", "举办日期", "活动日期", "演出日期", "时间"),
            RowCell.Day => new(nameof(RowCell.Day), false, "完成日", "day done", "完成日期", "完成时间", "办结日期"),
            RowCell.Evidence => new(nameof(RowCell.Evidence), false, "佐证", "evidence", "佐证材料", "文号", "依据"),
            RowCell.Person => new(nameof(RowCell.Person), false, "证件号", "identity number", "身份证号", "身份证号码", "证件号码"),
            _ => new SheetColumn(nameof(RowCell.Remark), false, "备注", "remark", "说明"),
        })]);

    public static IReadOnlyList<string> Headers(RegisterKind kind, IStringLocalizer<RegistersText> text) => [.. Of(kind).All.Where(IsGivenOut).Select(c => c.Name)];

    public static IEnumerable<TableCell> Cells(RegisterRow row, RegisterKind kind, RegisterPlaces places, IStringLocalizer<RegistersText> text)
    {
        var typed = RowTyped.From(row.Face, places);
        yield return row.Number;
        foreach (var cell in RowGrid.CellsOf(kind).Where(c => c != RowCell.Person)) { yield return cell == RowCell.State ? text["State." + row.State].Value : typed[cell]; }
    }

    /// <summary>What tells people apart goes in and never comes out.</summary>
    private static bool IsGivenOut(SheetColumn column) => column.Key != nameof(RowCell.Person);
}
