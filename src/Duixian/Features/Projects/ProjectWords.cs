using System.Globalization;
using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects;

/// <summary>How projects are told in words.</summary>
internal static class ProjectWords
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    extension(ProjectStage stage)
    {
        /// <summary>Its name in the language of the page.</summary>
        public string Word => English ? stage.EnglishName : stage.Name;

        /// <summary>Its shape.</summary>
        public Ui.Mark Shape => stage.Mark switch
        {
            StageMark.Done => Ui.Mark.Done,
            StageMark.Doing => Ui.Mark.UnderWay,
            StageMark.Soon => Ui.Mark.Soon,
            StageMark.Prep => Ui.Mark.Preparing,
            _ => Ui.Mark.Planned,
        };

        /// <summary>As the track and the board show it.</summary>
        public Ui.Projects.StageName Named => new(stage.Key, stage.Word, stage.Shape);
    }

    extension(GateCondition condition)
    {
        /// <summary>The condition in the language of the page.</summary>
        public string Word => English ? condition.EnglishName : condition.Name;
    }

    extension(ProjectTier tier)
    {
        /// <summary>Its name in the language of the page.</summary>
        public string Word => English ? tier.EnglishName : tier.Name;
    }

    extension(IStringLocalizer<ProjectsText> text)
    {
        /// <summary>Who holds the ball: an authority by its name, everybody else in the language of the page.</summary>
        public string HolderOf(string holder) => text["Holder." + holder] is { ResourceNotFound: false } known ? known : holder;

        /// <summary>A day as exactly as it is known: 2024年3月, 2024年三季度, 2024年上半年.</summary>
        public string Rough(string? day) => PartialDate.Parse(day) is not { } known ? Figures.Blank : known.ToString() switch
        {
            { Length: 10 } => Days.Write(known.First),
            { Length: 4 } => text["Day.Year", known.First.Year],
            [.., 'H', var half] => text["Day.Half." + half, known.First.Year],
            [.., 'Q', var quarter] => text["Day.Quarter." + quarter, known.First.Year],
            _ => Days.Write(known.First, DayForm.Month),
        };
    }
}
