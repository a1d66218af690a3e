using System.Globalization;
using System.Text;

namespace Duixian.Reading.Tests;

/// <summary>
/// Whole lists of imaginary places, each in another layout. What must be read stands beside the list in a file ending in .expect:
/// one line an item (number, group, kind, day, office, wording), below it one line a figure. A change there is a change of meaning: read it before keeping it.
/// </summary>
public sealed class ListTests
{
    public static TheoryData<string> Lists()
    {
        var lists = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)) { lists.Add(Path.GetFileNameWithoutExtension(file)); }
        return lists;
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Lists");

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_read_as_a_person_reads_it(string list)
    {
        var draft = Given.Draft(File.ReadAllText(Path.Combine(Folder, list + ".txt")), name: list + ".txt");
        var expected = File.ReadAllText(Path.Combine(Folder, list + ".expect")).ReplaceLineEndings("\n");
        Assert.Equal(expected, Describe(draft));
    }

    private static string Describe(PlanDraft draft)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{draft.Title ?? "-"} | {draft.Year?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {draft.Place?.Name ?? "-"}\n");
        foreach (var item in draft.Commitments)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Number}|{item.Group ?? "-"}|{item.Kind}|{Day(item.Deadline)}|{item.Lead ?? "-"}|{item.Text}\n");
            Figures(text, item.Indicators);
        }
        foreach (var result in draft.Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"result {result.Year}|{result.Text}\n");
            Figures(text, result.Indicators);
        }
        foreach (var notice in draft.Notices.Where(notice => notice.Code is not ("not-measurable" or "milestone-without-steps")))
        {
            text.Append($"notice {notice.Code} {notice.Item}".TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static void Figures(StringBuilder text, IReadOnlyList<FoundIndicator> figures)
    {
        foreach (var figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {figure.Quote} = {figure.Bound} {Plain(figure.Value)}");
            if (figure.Upper is { } upper) { text.Append(CultureInfo.InvariantCulture, $"..{Plain(upper)}"); }
            if (figure.Baseline is { } baseline) { text.Append(CultureInfo.InvariantCulture, $" from {Plain(baseline)}"); }
            text.Append(CultureInfo.InvariantCulture, $" [{figure.Unit}] {figure.BaseUnit}");
            if (figure.Per is { } per) { text.Append(CultureInfo.InvariantCulture, $" per {per}"); }
            if (figure.Qualifier is { } size) { text.Append(CultureInfo.InvariantCulture, $" of {size}"); }
            if (figure.Hedge is { } hedge) { text.Append(CultureInfo.InvariantCulture, $" hedged {hedge}"); }
            if (figure.Deadline is { } day) { text.Append(CultureInfo.InvariantCulture, $" by {Day(day)}"); }
            text.Append(CultureInfo.InvariantCulture, $" : {figure.Subject}\n");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
