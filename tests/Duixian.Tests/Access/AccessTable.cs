using Duixian.Tests.Architecture;

namespace Duixian.Tests.Access;

/// <summary>One line of the table: what each person is answered who sends this request to this object.</summary>
/// <param name="Route">The pattern the site maps.</param>
/// <param name="At">The address asked, with names of objects in braces.</param>
/// <param name="Form">Name of the form on the page; empty for a request without one.</param>
/// <param name="Fields">What the form holds, as a query; never enough to change the object, so that the order of lines does not matter.</param>
internal sealed record AccessLine(int Number, string Method, string Route, string At, string Form, string Fields, IReadOnlyList<string> Expected)
{
    public string Words => string.Join(",", Method, Route, At, Form, Fields);
}

/// <summary><c>authorization.csv</c>, written and judged by hand.</summary>
internal static class AccessTable
{
    private const string File = "tests/Duixian.Tests/Access/authorization.csv";
    private const int Places = 5;

    internal static IReadOnlyList<AccessLine> Read()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(House.Root, File))
            .Select((text, index) => (Text: text.Trim(), Number: index + 1))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .ToList();
        Assert.Equal(["method", "route", "at", "form", "fields", .. AccessWorld.People.Select(person => person.Name)], Cells(lines[0].Text));
        return [.. lines.Skip(1).Select(line => Parse(line.Text, line.Number))];
    }

    private static AccessLine Parse(string text, int number)
    {
        var cells = Cells(text);
        Assert.True(cells.Length == Places + AccessWorld.People.Count, $"{File} line {number} has {cells.Length} cells instead of {Places + AccessWorld.People.Count}.");
        return new(number, cells[0], cells[1], cells[2], cells[3], cells[4], cells[Places..]);
    }

    private static string[] Cells(string text) => text.Split(',', StringSplitOptions.TrimEntries);
}
