using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Ui;
using Duixian.Ui.Projects;

namespace Duixian.Shell.Formatting;

/// <summary>What stages, gates, steps and templates are called in the language of the page, on the desk and before the public alike.</summary>
internal static class ProjectNames
{
    extension(ProjectStage stage)
    {
        /// <summary>Its name in the language of the page.</summary>
        public string Word => Figures.English ? stage.EnglishName : stage.Name;

        /// <summary>Its shape.</summary>
        public Mark Shape => stage.Mark switch
        {
            StageMark.Done => Mark.Done,
            StageMark.Doing => Mark.UnderWay,
            StageMark.Soon => Mark.Soon,
            StageMark.Prep => Mark.Preparing,
            _ => Mark.Planned,
        };

        /// <summary>As the track and the board show it.</summary>
        public StageName Named => new(stage.Key, stage.Word, stage.Shape);
    }

    extension(GateCondition condition)
    {
        /// <summary>The condition in the language of the page.</summary>
        public string Word => Figures.English ? condition.EnglishName : condition.Name;
    }

    extension(StagePath path)
    {
        /// <summary>The condition somebody said something of; its key where the path no longer has it.</summary>
        public string Word(GateAnswer answer) => path.Gates.FirstOrDefault(g => g.Stage == answer.Stage && g.Key == answer.Condition)?.Word ?? answer.Condition;
    }

    extension(ProjectTier tier)
    {
        /// <summary>Its name in the language of the page.</summary>
        public string Word => Figures.English ? tier.EnglishName : tier.Name;
    }

    extension(ProcedureStep step)
    {
        /// <summary>Its name in the language of the page.</summary>
        public string Word => Figures.English ? step.EnglishName : step.Name;
    }

    extension(ProcedureTemplate template)
    {
        /// <summary>Its name in the language of the page, without its version.</summary>
        public string Word => Figures.English ? template.Head.EnglishName : template.Head.Name;
    }

    extension(ProcedureTemplates templates)
    {
        /// <summary>What a step is called by its code, which is the same step in every template; the code itself where none knows it.</summary>
        public string WordOf(string code) => templates.All.Select(t => t.Find(code)).FirstOrDefault(s => s is not null)?.Word ?? code;
    }
}
