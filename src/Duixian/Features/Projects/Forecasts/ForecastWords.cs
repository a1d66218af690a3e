using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Forecasts;

/// <summary>What is planned and what is expected, in words.</summary>
internal static class ForecastWords
{
    extension(IStringLocalizer<ProjectsText> text)
    {
        /// <summary>What of the planned days is known, in one sentence.</summary>
        public string Say(PlannedDays planned) => planned switch
        {
            { Start: null, Finish: null } => text["Planned.None"],
            { Finish: null } => text["Planned.Start", Days.Rough(planned.Start)],
            { Start: null } => text["Planned.Finish", Days.Rough(planned.Finish)],
            _ => text["Planned.Say", Days.Rough(planned.Start), Days.Rough(planned.Finish)],
        };

        /// <summary>One or two sentences; empty where nothing is expected.</summary>
        public string Say(ProjectForecast forecast) => string.Concat(new[] { text.Say("Forecast.Start", forecast.Start), text.Say("Forecast.Finish", forecast.Finish) });

        /// <summary>What a day came from, in a word or two.</summary>
        public string? Short(ExpectedDay? expected) => expected is null ? null : text["Forecast.Short." + expected.Basis].Value;

        private string Say(string what, ExpectedDay? expected) => expected is null ? "" : text[what, Days.Write(expected.Day), text["Forecast." + expected.Basis, Days.Write(expected.AsOf), Figures.Percent(expected.Share, 1m), Figures.Number(expected.Days)]].Value;
    }
}
