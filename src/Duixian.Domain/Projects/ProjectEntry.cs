using Duixian.Domain.Ledger;

namespace Duixian.Domain.Projects;

/// <summary>Something that happened to a key project. Public once the project is published and what happened belongs to its disclosure level.</summary>
/// <param name="Project">Running number of the project, given once and never again.</param>
public abstract record ProjectEntry(int Project, bool Public) : EntryBody
{
    public override string Stream => StreamOf(Project);

    public override bool IsPublic => Public;

    public static string StreamOf(int project) => $"project/{project}";
}
