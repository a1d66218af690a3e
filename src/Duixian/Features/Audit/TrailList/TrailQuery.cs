using System.Globalization;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;

namespace Duixian.Features.Audit.TrailList;

/// <summary>Which lines of the trail are asked for; the same words stand in the address of the page and of its files.</summary>
/// <param name="Kind"><c>Act</c> for acts of the ledger, or a kind of the trail; null: both.</param>
/// <param name="Person">Login name.</param>
/// <param name="BeforeAct">Acts whose first entry lies before this one; null: from the newest.</param>
internal sealed record TrailQuery(DateOnly? First, DateOnly? Last, string? Kind, string? Office, Role? Role, string? Person, AuditOutcome? Outcome, string Words, long? BeforeAct, long? BeforeEvent)
{
    public const string Acts = "Act";

    public bool Filtered => First is not null || Last is not null || Kind is not null || Office is not null || Role is not null || Person is not null || Outcome is not null || Words.Length > 0;

    public bool WantsActs => Kind is null or Acts && Outcome is null or AuditOutcome.Done;

    public bool WantsEvents => Kind is not Acts;

    /// <summary>What cannot be understood is left out.</summary>
    public static TrailQuery From(IQueryCollection query)
    {
        var before = query["before"].ToString().Split('.');
        return new(
            Day(query["from"]),
            Day(query["to"]),
            query["kind"].ToString() is { Length: > 0 } kind && (kind == Acts || Enum.TryParse<AuditKind>(kind, out _)) ? kind : null,
            Given(query["office"]),
            Enum.TryParse<Role>(query["role"], out var role) && Enum.IsDefined(role) ? role : null,
            Given(query["person"]),
            Enum.TryParse<AuditOutcome>(query["outcome"], out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
            Given(query["q"]) ?? "",
            before is [var act, _] && long.TryParse(act, NumberStyles.None, CultureInfo.InvariantCulture, out var acts) ? acts : null,
            before is [_, var line] && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var events) ? events : null);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim()[..Math.Min(value.Trim().Length, 80)];

    private static DateOnly? Day(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
