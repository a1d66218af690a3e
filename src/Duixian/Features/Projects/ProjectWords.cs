using Microsoft.Extensions.Localization;

namespace Duixian.Features.Projects;

/// <summary>How projects are told on the desk; what stages and steps are called everywhere is told by <see cref="Shell.Formatting.ProjectNames"/>.</summary>
internal static class ProjectWords
{
    extension(IStringLocalizer<ProjectsText> text)
    {
        /// <summary>Who holds the ball: an authority by its name, everybody else in the language of the page.</summary>
        public string HolderOf(string holder) => text["Holder." + holder] is { ResourceNotFound: false } known ? known : holder;
    }
}
