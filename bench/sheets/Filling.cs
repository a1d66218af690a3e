using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Duixian.Bench.Sheets;

/// <summary>Types a figure into every line of a downloaded sheet: a tenth of what is promised for each month so far, rounded up, which is green.</summary>
internal static partial class Filling
{
    private const int HeadRow = 3;

    internal static void Fill(string from, string to)
    {
        File.Copy(from, to, overwrite: true);
        using var zip = ZipFile.Open(to, ZipArchiveMode.Update);
        var entry = zip.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidOperationException("no sheet");
        string xml;
        using (var reader = new StreamReader(entry.Open())) { xml = reader.ReadToEnd(); }
        var month = Month().Match(xml) is { Success: true } said ? int.Parse(said.Groups["month"].Value, CultureInfo.InvariantCulture) : 1;
        xml = Asked().Replace(xml, cell =>
        {
            var row = int.Parse(cell.Groups["row"].Value, CultureInfo.InvariantCulture);
            return row <= HeadRow ? cell.Value : string.Create(CultureInfo.InvariantCulture, $"<c r=\"G{row}\" s=\"8\"><v>{Math.Ceiling(Seeding.Promised(row - HeadRow) * month / 10)}</v></c>");
        });
        using var stream = entry.Open();
        stream.SetLength(0);
        using var writer = new StreamWriter(stream);
        writer.Write(xml);
    }

    [GeneratedRegex("<c r=\"G(?<row>\\d+)\" s=\"8\"(?: ?/>|>.*?</c>)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Asked();

    [GeneratedRegex("累计到2031年(?<month>\\d+)月", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Month();
}
