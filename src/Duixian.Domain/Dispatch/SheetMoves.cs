using Duixian.Domain.Ledger;

namespace Duixian.Domain.Dispatch;

/// <summary>Writes down what happened to lines of one sheet: one entry, or as many as it needs to stay small.</summary>
public static class SheetMoves
{
    public const string Submitted = "submitted";
    public const string Approved = "approved";
    public const string Returned = "returned";

    /// <summary>An entry must stay readable and small enough to send.</summary>
    private const int LargestEntry = 48_000;

    public static void Record(Act act, DispatchRound round, string party, string change, string? reason, IEnumerable<ProgressReport> lines) =>
        Record(act, round.Year, round.Plan, round.Number, party, change, reason, lines);

    private static void Record(Act act, int year, string plan, int round, string party, string change, string? reason, IEnumerable<ProgressReport> lines)
    {
        var (piece, weight) = (new List<SheetLineSaid>(), 0);
        foreach (var said in lines.Select(l => l.Said))
        {
            var more = Weight(said);
            if (piece.Count > 0 && weight + more > LargestEntry)
            {
                act.Record(new SheetMoved(year, plan, round, party, change, reason, piece));
                (piece, weight) = ([], 0);
            }
            piece.Add(said);
            weight += more;
        }
        if (piece.Count > 0) { act.Record(new SheetMoved(year, plan, round, party, change, reason, piece)); }
    }

    /// <summary>The same for lines of one sheet whose round is not at hand; nothing where there are none.</summary>
    public static void Record(Act act, string change, string? reason, IReadOnlyCollection<ProgressReport> lines)
    {
        if (lines.FirstOrDefault() is { } first) { Record(act, first.Year, first.Plan, first.Round, first.Party, change, reason, lines); }
    }

    // At most four bytes a character of text, and the names of the members.
    private static int Weight(SheetLineSaid line) =>
        320 + (45 * (line.Figure.Steps?.Count ?? 0)) + (4 * ((line.Explanation?.Reason.Length ?? 0) + (line.Explanation?.Obstacle?.Length ?? 0) + (line.WarningReason?.Length ?? 0)));
}
