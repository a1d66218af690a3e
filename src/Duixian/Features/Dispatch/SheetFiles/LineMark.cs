using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>What the hidden cell of a row keeps: which line it is, the revision its cells were filled from, and a mark of what they held then.</summary>
/// <remarks>The mark tells a row nobody touched from one somebody filled in, though the record has moved on since.</remarks>
/// <param name="Township">Code of the township whose part the row is; empty in a whole sheet.</param>
internal sealed record LineMark(Guid Report, long Revision, string Held, string Township)
{
    private const char Parting = '.';
    private const int MarkLength = 10;

    public static string Write(PartySheetLine line, string township) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Id.Value:N}.{line.Revision}.{HeldBy(line)}{(township.Length == 0 ? "" : Parting + township)}");

    /// <summary>Null where the cell was emptied or holds something else.</summary>
    public static LineMark? Read(string written)
    {
        var parts = written.Trim().Split(Parting);
        return parts.Length is 3 or 4 && Guid.TryParseExact(parts[0], "N", out var report) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(report, revision, parts[2], parts.Length == 4 ? parts[3] : "") : null;
    }

    public static string HeldBy(PartySheetLine line) => Of(Asked(line.Measure, line.Prefilled), same: false, line.Explanation, line.WarningReason);

    /// <summary>As much of a figure as the cells of this way of measuring can say.</summary>
    private static Figure Asked(Measure measure, Figure figure) => measure switch
    {
        Measure.Milestones => new(null, Steps: figure.Steps),
        Measure.Rate => new(figure.Amount, figure.Numerator, figure.Denominator),
        Measure.PolicyInForce => new(figure.Amount, InForceFrom: figure.InForceFrom),
        _ => new(figure.Amount),
    };

    /// <summary>A short digest of what the cells of a row say.</summary>
    public static string Of(Figure figure, bool same, Explanation? explanation, string? unlikely)
    {
        var said = string.Join('\n',
            Number(figure.Amount), Number(figure.Numerator), Number(figure.Denominator), figure.InForceFrom?.ToString("O", CultureInfo.InvariantCulture),
            string.Join(',', (figure.Steps ?? []).OrderBy(s => s.Index).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Index}={s.Day:O}"))),
            same, explanation?.Reason, explanation?.NewDay?.ToString("O", CultureInfo.InvariantCulture), explanation?.Obstacle, unlikely);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..MarkLength];
    }

    private static string Number(decimal? amount) => amount?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
