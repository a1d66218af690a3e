using System.Text;

namespace Duixian.Tests.Features.Projects;

/// <summary>Small ledgers for tests, invented.</summary>
internal static class ProjectLedgers
{
    public const string Good = """
        2024年冠县重点项目台账（演示）,,,,,,,,,
        填报单位：演示办公室,,,,,截至2024年2月,,,,单位：万元
        序号,项目名称,县（市、区）,项目法人,阶段,总投资,计划开工,计划竣工,备用栏,施工许可证
        1,演示物流园一期,冠县,演示物流有限公司,在建,12000,2023年9月,2024年底,甲,√
        2,演示轴承厂房,冠县、东昌府区,演示轴承有限公司,拟开工,8亿,2024年三季度,2026年6月,,未办
        合计,,,,,92000,,,,
        """;

    public static byte[] Bytes(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
}
