using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects.Forecasts;

/// <summary>How a forecast came about, in words.</summary>
internal static class ForecastWords
{
    extension(IStringLocalizer<ProjectsText> text)
    {
        /// <summary>One or two sentences; empty where nothing is expected.</summary>
        public string Say(ProjectForecast forecast) => string.Concat(new[] { text.Say("Forecast.Start", forecast.Start), text.Say("Forecast.Finish", forecast.Finish) });

        /// <summary>What a day came from, in a word or two.</summary>
        public string? Short(ExpectedDay? expected) => expected is null ? null : text["Forecast.Short." + expected.Basis].Value;

        private string Say(string what, ExpectedDay? expected) => expected is null ? "" : text[what, Days.Write(expected.Day), text["Forecast." + expected.Basis, Days.Write(expected.AsOf), Figures.Percent(expected.Share, 1m), Figures.Number(expected.Days)]].Value;
    }
}
