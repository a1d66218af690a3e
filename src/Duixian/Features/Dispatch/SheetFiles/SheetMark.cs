using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Domain.Dispatch;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A short code made from everything a sheet says: a paper that carries it can be held against the record.</summary>
internal static class SheetMark
{
    private const int Digits = 16;
    private const int Group = 4;

    /// <summary>Four groups of four: 3f9a 01c2 77de 5b60.</summary>
    public static string Of(PartySheet sheet)
    {
        var said = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{sheet.Round.Year}/{sheet.Round.Plan}/{sheet.Round.Number}/{sheet.Party}\n"));
        foreach (var line in sheet.Lines.OrderBy(l => l.Item, StringComparer.Ordinal).ThenBy(l => l.Indicator))
        {
            var isSaid = line.State != ReportState.Asked;
            said.Append(CultureInfo.InvariantCulture, $"{line.Item}/{line.Indicator}:{(isSaid ? LineMark.Of(line.Now, line.Unchanged, line.Explanation, line.WarningReason) : "")}\n");
        }
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..Digits];
        return string.Join(' ', Enumerable.Range(0, Digits / Group).Select(i => digest.Substring(i * Group, Group)));
    }
}
