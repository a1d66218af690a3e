namespace Duixian.Domain.Plans;

/// <summary>A plan's public place: year and code, as in <c>/2024/report</c>. Fixed at publication and never reused.</summary>
/// <param name="Year">1949–2100.</param>
/// <param name="Code"><c>report</c> (listed in the government's report), <c>voted</c> (chosen by the people's congress) or a slug.</param>
public readonly record struct PlanAddress(int Year, string Code)
{
    public const int FirstYear = 1949;
    public const int LastYear = 2100;

    /// <summary>The year's investment plan of key projects: it is made from the implementation list, never read from a document.</summary>
    public const string Projects = "projects";

    /// <summary>Its items are key projects, and an item's number is its project's: two versions are compared by number alone.</summary>
    public bool IsOfProjects => Code == Projects;

    public string Stream => $"plan/{Year}/{Code}";

    public string ItemStream(string item) => $"plan/{Year}/{Code}/{item}";

    public static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>Lower-case letters, digits and hyphens, 2–40, beginning with a letter; and no word the site uses itself.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: >= 2 and <= 40 }
        && char.IsAsciiLetterLower(code[0])
        && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => $"/{Year}/{Code}";
}
