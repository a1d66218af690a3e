using System.Globalization;
using System.Text;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Shell.Transport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Reminders.CalendarFeeds;

/// <summary>Due days as iCalendar (RFC 5545, 7986): all-day events, the same bytes as long as nothing changed.</summary>
internal sealed class DueDayCalendar(DuixianDb db, CivilDay civilDay, IOptions<SiteOptions> options, IStringLocalizer<RemindersText> text)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int Most = 300;
    private const int DaysBack = 90;

    /// <param name="parties">Empty: rounds of everybody.</param>
    public async Task<string> WriteAsync(IReadOnlyList<string> parties, CancellationToken cancel)
    {
        var from = civilDay.Today.AddDays(-DaysBack);
        var asked = db.Rounds.AsNoTracking().Where(r => r.Due >= from);
        if (parties.Count > 0) { asked = asked.Where(r => db.Reports.Any(line => line.RoundId == r.Id && parties.Contains(line.Party))); }
        var rounds = await asked.OrderByDescending(r => r.Due).ThenBy(r => r.Year).ThenBy(r => r.Plan).ThenBy(r => r.Number).Take(Most).ToListAsync(cancel);
        var origin = PublicOrigin.Parse(options.Value.Origin)?.GetLeftPart(UriPartial.Authority);
        var calendar = new StringBuilder();
        Line(calendar, "BEGIN:VCALENDAR");
        Line(calendar, "VERSION:2.0");
        Line(calendar, "PRODID:-//Duixian//Duixian//ZH");
        Line(calendar, "CALSCALE:GREGORIAN");
        Line(calendar, "NAME:" + Escape(text["Calendar.Name"]));
        Line(calendar, "X-WR-CALNAME:" + Escape(text["Calendar.Name"]));
        Line(calendar, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var round in rounds.OrderBy(r => r.Due).ThenBy(r => r.Id.Value))
        {
            // The day it was opened stands for the time of the last change: nothing here may differ from one asking to the next.
            var stamp = round.OpenedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "T000000Z";
            Line(calendar, "BEGIN:VEVENT");
            Line(calendar, $"UID:round-{round.Id.Value:N}@duixian");
            Line(calendar, "DTSTAMP:" + stamp);
            Line(calendar, "LAST-MODIFIED:" + stamp);
            Line(calendar, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{round.Revision}"));
            Line(calendar, "DTSTART;VALUE=DATE:" + round.Due.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line(calendar, "DTEND;VALUE=DATE:" + round.Due.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line(calendar, "SUMMARY:" + Escape(text["Calendar.Due", round.Title]));
            Line(calendar, "TRANSP:TRANSPARENT");
            if (origin is not null) { Line(calendar, $"URL:{origin}/desk/sheets"); }
            Line(calendar, "END:VEVENT");
        }
        Line(calendar, "END:VCALENDAR");
        return calendar.ToString();
    }

    /// <summary>Commas, semicolons, backslashes and line breaks would end a value.</summary>
    internal static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>CRLF at the end, and a fold before the 76th octet that never cuts a character.</summary>
    internal static void Line(StringBuilder to, string line)
    {
        var size = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (size + rune.Utf8SequenceLength > 75)
            {
                to.Append("\r\n ");
                size = 1;
            }
            to.Append(rune.ToString());
            size += rune.Utf8SequenceLength;
        }
        to.Append("\r\n");
    }
}
