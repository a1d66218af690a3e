using System.Globalization;
using Duixian.Domain.Dispatch;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.Rounds;

/// <summary>Periods, days and states of rounds in words.</summary>
internal static class RoundWords
{
    extension(IStringLocalizer<RoundsText> text)
    {
        /// <summary>2024年5月, 2024年第21周, 2024年5月中旬, 2024年第2季度.</summary>
        public string PeriodName(Period period) => period.Cycle switch
        {
            Cycle.Weekly => text["Period.Weekly", period.Code[..4], int.Parse(period.Code[6..], CultureInfo.InvariantCulture)],
            Cycle.TenDay => text["Period.TenDay." + period.Code[^1], Days.Write(period.From, DayForm.Month)],
            Cycle.Quarterly => text["Period.Quarterly", period.Code[..4], period.Code[^1]],
            _ => Days.Write(period.From, DayForm.Month),
        };

        public string PeriodName(DispatchRound round) => Period.Parse(round.PeriodCode) is { } period ? text.PeriodName(period) : round.PeriodCode;

        /// <summary>周三 · 劳动节放假.</summary>
        public string Weekday(CalendarDay day)
        {
            var name = text["Weekday." + (int)day.Day.DayOfWeek].Value;
            var mark = day.Kind switch
            {
                DayKind.Holiday => text["Day.Holiday", text.HolidayName(day.Name)].Value,
                DayKind.MakeUp => text["Day.MakeUp", text.HolidayName(day.Name)].Value,
                DayKind.Weekend => text["Day.Weekend"].Value,
                _ => null,
            };
            return string.Join(" · ", new[] { name, mark, day.Provisional ? text["Day.Provisional"].Value : null }.OfType<string>());
        }

        public string HolidayName(string? name) => name is null ? "" : text["Holiday." + name] is { ResourceNotFound: false } known ? known : name;

        /// <summary>Where a round stands on a day.</summary>
        public string StateName(DispatchRound round, DateOnly today) =>
            round.ClosedOn is { } closed ? text["State.Closed", Days.Write(closed, DayForm.MonthDay)]
            : today < round.Opens ? text["State.Waits", Days.Write(round.Opens, DayForm.MonthDay)]
            : today <= round.Due ? text["State.Open", Days.Write(round.Due, DayForm.MonthDay)]
            : today <= round.Closes ? text["State.Late", Days.Write(round.Due, DayForm.MonthDay)]
            : text["State.ToClose", Days.Write(round.Closes, DayForm.MonthDay)];
    }
}
