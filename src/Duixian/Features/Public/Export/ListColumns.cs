using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Files;

namespace Duixian.Features.Public.Export;

/// <summary>One column of the list as CSV and XLSX; text or number, never something a spreadsheet might calculate.</summary>
/// <param name="Key">Its name in the text files: <c>Column.Item</c> and so on.</param>
internal sealed record ListColumn(string Key, Func<ExportRow, PublicWords, string?>? Words, Func<ExportRow, decimal?>? Number = null)
{
    public TableCell Cell(ExportRow row, PublicWords words) => Number is { } number ? number(row) : Words?.Invoke(row, words);
}

/// <summary>The columns of a list, in their order.</summary>
internal static class ListColumns
{
    public static readonly IReadOnlyList<ListColumn> All =
    [
        new("Item", (r, _) => r.Item),
        new("Indicator", null, r => r.Indicator == 0 ? null : r.Indicator),
        new("Group", (r, _) => r.Group),
        new("Title", (r, _) => r.Title),
        new("Text", (r, _) => r.Text),
        new("Kind", (r, w) => w.Kind(r.Kind)),
        new("Subject", (r, _) => r.Subject),
        new("Measure", (r, w) => r.Indicator == 0 ? null : w.Measure(r.Measure)),
        new("Bound", (r, w) => r.Promise is { } p ? w.Bound(p.Bound) : null),
        new("Target", null, r => r.Promise?.Amount),
        new("Upper", null, r => r.Promise?.Upper),
        new("Baseline", null, r => r.Promise?.Baseline),
        new("Unit", (r, _) => r.BaseUnit),
        new("Per", (r, _) => r.Promise?.Per),
        new("TargetWords", (r, w) => r.Promise is null ? null : w.Target(r.Measure, r.Promise, r.BaseUnit)),
        new("Steps", (r, _) => r.Promise is { Steps.Count: > 0 } p ? Steps(p) : null),
        new("InForceFrom", (r, _) => r.Promise?.InForceFrom is { } day ? Day(day) : null),
        new("Qualifier", (r, _) => r.Promise?.Qualifier),
        new("Hedge", (r, _) => r.Promise?.Hedge),
        new("Quote", (r, _) => r.Promise?.Quote),
        new("Lead", (r, _) => r.LeadName),
        new("Due", (r, _) => Day(r.Due)),
        new("DuePrinted", (r, w) => w[r.DuePrinted ? "Due.Printed" : "Due.YearEnd"]),
        new("Status", (r, w) => w.Status(r.Ready, r.Withdrawn)),
        new("Missing", (r, w) => r.Withdrawn ? r.WithdrawnReason : w.Missing(r.Missing)),
        new("TargetVersion", null, r => r.Indicator == 0 ? null : r.TargetVersion),
        new("OriginalTarget", null, r => r.Before?.Amount),
        new("LastYear", null, r => r.LastYear),
        new("LastAmount", null, r => r.LastAmount),
        new("LastQuote", (r, _) => r.LastQuote),
    ];

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Steps(Promise promise) => string.Join("; ", promise.Steps.Select(s => $"{Day(s.Day)} {s.Name}"));
}
