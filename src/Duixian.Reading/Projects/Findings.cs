namespace Duixian.Reading.Projects;

/// <summary>Findings of one sheet while it is read.</summary>
internal sealed class Findings(string sheet)
{
    private readonly List<ProjectFinding> all = [];

    public IReadOnlyList<ProjectFinding> All => all;

    public void Add(int? line, string? field, string code, params IReadOnlyList<object> arguments) => all.Add(new(sheet, line, field, code, arguments, []));

    public void AddWith(int? line, string? field, string code, IReadOnlyList<object> accept, params IReadOnlyList<object> arguments) => all.Add(new(sheet, line, field, code, arguments, accept));

    /// <summary>What was said of a cell is withdrawn: another sheet has said it already.</summary>
    public void Remove(Predicate<ProjectFinding> which) => all.RemoveAll(which);
}
