namespace Duixian.Domain.Procedures;

/// <summary>Rows of a drawing whose columns are known: the critical path in row 0, everything else below it so that few lines are blocked, cross or climb.</summary>
internal sealed class LayoutRows
{
    /// <summary>A line that must go round a step costs as much as four crossings, a crossing as much as climbing three rows.</summary>
    private const int Blocked = 12;
    private const int Crossing = 3;
    private const int Passes = 8;

    private readonly int[] columns;
    private readonly IReadOnlyList<(int From, int To)> lines;
    private readonly int[] rows;

    private LayoutRows(int[] columns, IReadOnlyList<(int From, int To)> lines)
    {
        (this.columns, this.lines) = (columns, lines);
        rows = new int[columns.Length];
    }

    public static int[] Of(int[] columns, IReadOnlyList<(int From, int To)> lines, IReadOnlySet<int> straight)
    {
        var layout = new LayoutRows(columns, lines);
        var free = Enumerable.Range(0, columns.Length).Where(n => !straight.Contains(n)).OrderBy(n => columns[n]).ThenBy(n => n).ToList();
        layout.Begin(free);
        layout.Improve(free);
        return layout.rows;
    }

    /// <summary>One below the other in each column.</summary>
    private void Begin(List<int> free)
    {
        foreach (var column in free.GroupBy(n => columns[n]))
        {
            foreach (var (at, node) in column.Index()) { rows[node] = at + 1; }
        }
    }

    /// <summary>Moves a step to another row of its column, or changes two about, as long as that makes the drawing simpler; always in the same order.</summary>
    private void Improve(List<int> free)
    {
        if (free.Count == 0) { return; }
        var deepest = free.GroupBy(n => columns[n]).Max(c => c.Count()) + 1;
        var cost = Cost();
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = cost;
            foreach (var node in free)
            {
                for (var row = 1; row <= deepest; row++)
                {
                    var was = rows[node];
                    if (row == was) { continue; }
                    var held = free.FindIndex(n => n != node && columns[n] == columns[node] && rows[n] == row);
                    var other = held < 0 ? -1 : free[held];
                    Move(node, row, other, was);
                    var now = Cost();
                    if (now < cost) { cost = now; }
                    else { Move(node, was, other, row); }
                }
            }
            if (cost == before) { return; }
        }
    }

    private void Move(int node, int row, int other, int otherRow)
    {
        rows[node] = row;
        if (other >= 0) { rows[other] = otherRow; }
    }

    private int Cost()
    {
        var cost = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, to) = lines[i];
            cost += Math.Abs(rows[from] - rows[to]) + (IsBlocked(from, to) ? Blocked : 0);
            for (var j = 0; j < i; j++) { cost += Cross(lines[i], lines[j]) ? Crossing : 0; }
        }
        for (var node = 0; node < rows.Length; node++) { cost += rows[node]; }
        return cost;
    }

    /// <summary>No row is free all the way: neither that of the one nor that of the other.</summary>
    private bool IsBlocked(int from, int to) => Stands(rows[from], columns[from], columns[to]) && Stands(rows[to], columns[from], columns[to]);

    private bool Stands(int row, int after, int before)
    {
        for (var node = 0; node < rows.Length; node++)
        {
            if (rows[node] == row && columns[node] > after && columns[node] < before) { return true; }
        }
        return false;
    }

    /// <summary>Two lines that share no step lie one across the other between the columns they share.</summary>
    private bool Cross((int From, int To) one, (int From, int To) other)
    {
        if (one.From == other.From || one.To == other.To) { return false; }
        var (left, right) = (Math.Max(columns[one.From], columns[other.From]), Math.Min(columns[one.To], columns[other.To]));
        if (left >= right) { return false; }
        // Heights at both ends of what they share, over a common denominator.
        return Math.Sign(Height(one, left, other) - Height(other, left, one)) * Math.Sign(Height(one, right, other) - Height(other, right, one)) < 0;
    }

    private int Height((int From, int To) line, int column, (int From, int To) with)
    {
        var (wide, others) = (columns[line.To] - columns[line.From], columns[with.To] - columns[with.From]);
        return ((rows[line.From] * wide) + ((rows[line.To] - rows[line.From]) * (column - columns[line.From]))) * others;
    }
}
