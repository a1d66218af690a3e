using Duixian.Reading.Classify;
using Duixian.Reading.Quantities;

namespace Duixian.Reading.Segments;

/// <summary>Picks the clauses of an article's sentence that someone could be held to: those with a figure, and those that name something to be founded, opened or held.</summary>
internal static class PromiseClauses
{
    private enum Sort { None, Counted, Firm }

    public static List<Clause> Find(ReadOnlySpan<char> letters, List<Clause> clauses, Vocabulary words)
    {
        var found = new List<Clause>();
        var (last, lastUnit, lastEndsInFigure) = (Sort.None, "", false);
        foreach (var clause in clauses)
        {
            var text = clause.Of(letters);
            var measures = FigureReader.Read(text, words);
            var sort = measures.Count > 0 ? Sort.Counted : IsFirm(text, words) ? Sort.Firm : Sort.None;
            var unit = measures.Count > 0 ? text[measures[^1].BaseStart..measures[^1].UnitEnd].ToString() : "";
            var goesOn = found.Count > 0 && found[^1].End == clause.Start &&
                (sort == Sort.Counted && last == Sort.Counted && (lastEndsInFigure || unit == lastUnit) || sort == Sort.Firm && last == Sort.Firm && IsEvent(text));
            if (goesOn) { found[^1] = new Clause(found[^1].Start, clause.End); }
            else if (sort != Sort.None && !(sort == Sort.Firm && Tense.IsPast(text, words))) { found.Add(WithLeadIn(letters, clauses, clause)); }
            else if (sort == Sort.None && last == Sort.Firm && text.IndexOf("等") > 0 && text.Contains("活动", StringComparison.Ordinal))
            {
                // 举办推介会,上门拜访、座谈等一系列活动: the list goes on over the comma.
                found[^1] = new Clause(found[^1].Start, clause.End);
                continue;
            }
            (last, lastUnit, lastEndsInFigure) = (sort, unit, measures.Count > 0 && measures[^1].End >= text.TrimEnd(",;。").Length);
        }
        return found;
    }

    private static bool IsEvent(ReadOnlySpan<char> text) => text.StartsWith("组织", StringComparison.Ordinal) || text.StartsWith("开展", StringComparison.Ordinal);

    /// <summary>更好发挥…效应,建立…: the clause before says what for.</summary>
    private static Clause WithLeadIn(ReadOnlySpan<char> letters, List<Clause> clauses, Clause clause)
    {
        var index = clauses.IndexOf(clause);
        if (index == 0) { return clause; }
        var before = clauses[index - 1].Of(letters);
        return before.StartsWith("更好发挥", StringComparison.Ordinal) || before.StartsWith("充分发挥", StringComparison.Ordinal) ? new Clause(clauses[index - 1].Start, clause.End) : clause;
    }

    /// <summary>A verb of founding or opening near the head of the clause, and a thing of the sort that can be seen.</summary>
    private static bool IsFirm(ReadOnlySpan<char> text, Vocabulary words)
    {
        if (words.Idle.IsIn(text) || text.Length < 6) { return false; }
        var body = text.TrimEnd(",;。");
        if (body.StartsWith("基本实现“", StringComparison.Ordinal) || body.StartsWith("实现“", StringComparison.Ordinal)) { return true; }
        // 实施“千百工程”: a programme with a name of its own.
        if (body.Length > 4 && body[^1] == '”' && body.IndexOf("实施") is >= 0 and <= 12 && body[^3..] is "工程”" or "行动”" or "计划”") { return true; }
        var isDated = Deadlines.Find(text, 2000, out _) is not null;
        if (isDated && words.Completed.IsIn(body)) { return true; }
        var verb = words.Firm.Find(body, 0, out var length);
        if (verb < 0 || verb > 12) { return false; }
        var thing = body[(verb + length)..];
        return words.FirmNouns.IsIn(thing) && !thing.Contains("一批", StringComparison.Ordinal) && !thing.Contains("等领域", StringComparison.Ordinal);
    }
}
