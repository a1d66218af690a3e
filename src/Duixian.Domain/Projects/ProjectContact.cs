namespace Duixian.Domain.Projects;

/// <summary>Whom to ask about a project (联系人): seen by those who work with it, never by the public, never in the log.</summary>
public sealed class ProjectContact
{
    public const int LongestName = 40;
    public const int LongestPhone = 40;

    private ProjectContact()
    {
    }

    public ProjectContact(ProjectId project, string post, string name, string? phone) => (ProjectId, Post, Name, Phone) = (project, post, name, phone);

    public ProjectId ProjectId { get; private set; }

    /// <summary>As which they are asked: <c>contact</c>, <c>leader</c>, <c>steward</c>, or a post in words.</summary>
    public string Post { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Phone { get; private set; }

    public void Say(string name, string? phone) => (Name, Phone) = (name, phone);
}
