using System.Globalization;
using System.IO.Compression;
using System.Text;
using Duixian.Reading.Tests.Workbooks;

namespace Duixian.Bench.ProjectImport;

/// <summary>Makes ledgers that are large and otherwise like those offices keep; all of it invented.</summary>
internal static class Large
{
    public const int Columns = 60;

    private static readonly string[] Headers =
    [
        "序号", "项目名称", "项目代码", "县(市、区)", "建设单位", "统一社会信用代码", "行业代码", "建设性质", "项目阶段", "建设规模及主要内容", "总投资(万元)", "年度计划投资(万元)", "1-9月完成投资(万元)", "完成率", "开工以来累计完成(万元)",
        "计划开工", "实际开工", "计划竣工", "形象进度", "用地面积(亩)", "存在问题", "牵头单位", "包保领导", "责任人及联系电话", "立项(审批、核准、备案)", "用地预审与选址意见书", "土地出让", "建设用地规划许可证", "环评批复", "节能审查",
        "建设工程规划许可证", "施工图审查", "施工许可证", "专项债(万元)", "自筹(万元)", "银行贷款(万元)", "项目类别", "建设地点", "下步打算", "是否入统",
    ];

    private static readonly string[] Counties = ["莘县", "冠县", "阳谷县", "东阿县", "高唐县", "茌平区", "临清市", "东昌府区"];

    public static byte[] Xlsx(int rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            using var part = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
            part.Write($"<worksheet xmlns=\"{main}\"><sheetData>");
            for (var line = 1; line <= rows + 2; line++)
            {
                part.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{line}\">"));
                for (var column = 1; column <= (line == 1 ? 1 : Columns); column++)
                {
                    if (Cell(line, column) is double number) { part.Write(string.Create(CultureInfo.InvariantCulture, $"<c><v>{number}</v></c>")); }
                    else { part.Write($"<c t=\"inlineStr\"><is><t>{Cell(line, column)}</t></is></c>"); }
                }
                part.Write("</row>");
            }
            part.Write("</sheetData></worksheet>");
        }
        return file.ToArray();
    }

    public static byte[] Xls(int rows)
    {
        var file = new XlsFile().Sheet("台账");
        for (var line = 1; line <= rows + 2; line++)
        {
            for (var column = 1; column <= (line == 1 ? 1 : Columns); column++)
            {
                if (Cell(line, column) is double number) { file.Number(line, column, number); }
                else { file.Text(line, column, (string)Cell(line, column)); }
            }
        }
        return file.Bytes();
    }

    private static object Cell(int line, int column)
    {
        if (line == 1) { return "2024年1-9月重点项目台账(演示)"; }
        if (line == 2) { return column <= Headers.Length ? Headers[column - 1] : $"指标{column}"; }
        var n = line - 2;
        return column switch
        {
            1 => (double)n,
            2 => $"演示第{n}号智能装备制造产业园建设项目",
            3 => $"23{(n % 12) + 1:00}-3715{(n % 80) + 2:00}-04-01-{n * 7 % 1_000_000:000000}",
            4 => Counties[n % Counties.Length],
            5 => $"演示第{n}号建设发展有限公司",
            6 => $"91371502MA{n:0000000}X",
            7 => "3570",
            8 => "新建",
            9 => n % 5 == 0 ? "拟开工" : "在建",
            10 => "新建标准化厂房五万平方米,购置数控机床、检测线等设备二百台(套),配套建设道路、管网和绿化",
            11 => n % 7 == 0 ? $"{n % 90 + 1},500" : (double)(n % 900 * 100 + 100),
            12 => (double)(n % 90 * 100 + 100),
            13 => (double)(n % 60 * 100),
            14 => (n % 60) / 100d,
            15 => (double)(n % 80 * 100),
            16 => "2023.9",
            17 => n % 3 == 0 ? 45_200d : "2023年10月8日",
            18 => "2025年12月底",
            19 => "主体施工",
            20 => (double)(n % 300),
            21 => "土地指标未落实,缺口三十亩",
            22 => "演示县工业和信息化局",
            23 => "张演一",
            24 => $"李演二\n1380000{n % 10_000:0000}",
            >= 25 and <= 33 => (n + column) % 4 == 0 ? $"演字第37150020{n % 100:00}{n:00000}号\n2024.1.{(n % 28) + 1}" : "√",
            37 => "产业类",
            38 => "演示乡镇演示村北首",
            _ => n % 2 == 0 ? (double)n : $"备查{n % 50}",
        };
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
