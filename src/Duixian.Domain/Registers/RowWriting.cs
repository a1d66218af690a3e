using Duixian.Domain.Ledger;

namespace Duixian.Domain.Registers;

/// <summary>
/// Rows of one register being written in one act, while nobody else writes: gives numbers, finds doubles, and records what was done in entries of a bearable size.
/// The first row of a kind holds; a later one is kept, marked and not counted until the delivery office has decided.
/// </summary>
/// <param name="lastNumber">The highest number given so far; 0 on an empty register.</param>
/// <param name="holders">Number of the counted row that holds each key; of the keys in question at least.</param>
public sealed class RowWriting(Register register, int lastNumber, IDictionary<string, int> holders, Act act)
{
    /// <summary>An entry must stay readable and small enough to send; a row with the longest texts is about 4,000 bytes.</summary>
    private const int LargestEntry = 48_000;

    private int number = lastNumber;
    private readonly List<RegisterRow> added = [];
    private readonly List<RowDifference> differences = [];

    public IReadOnlyList<RegisterRow> Added => added;

    public IReadOnlyList<RowDifference> Differences => differences;

    public RegisterRow Add(RowContent content)
    {
        var row = new RegisterRow(register, ++number, content, act.Id);
        Place(row);
        added.Add(row);
        return row;
    }

    /// <summary>False where the row says that already.</summary>
    public bool Change(RegisterRow row, RowContent content)
    {
        if (row.Says(content)) { return false; }
        var (before, wasGone, key) = (row.Face, row.State == RowState.Withdrawn, row.Key);
        var moved = row.Take(register, content);
        if (row.State != RowState.Withdrawn && (moved || wasGone))
        {
            Release(key, row.Number);
            Place(row);
        }
        else if (row.State == RowState.Withdrawn) { Release(key, row.Number); }
        differences.Add(new(before, row.Face));
        return true;
    }

    /// <summary>Writes down what was done; call it once, after the last row.</summary>
    public void Record()
    {
        foreach (var rows in InPieces(added.ConvertAll(r => r.Face), Weight))
        {
            act.Record(new RegisterRowsAdded(register.Year, register.Plan, register.Item, register.Number, register.IsPublic, rows));
        }
        foreach (var rows in InPieces(differences, d => Weight(d.Before) + Weight(d.After)))
        {
            act.Record(new RegisterRowsChanged(register.Year, register.Plan, register.Item, register.Number, register.IsPublic, rows));
        }
    }

    /// <summary>The delivery office decides about a suspected double.</summary>
    /// <param name="reason">Stands in the remark of a row that is withdrawn as a double.</param>
    public static Result<RowDifference> Settle(Register register, RegisterRow row, bool isDouble, string reason, Act act)
    {
        if (row.Doubled != DoubleMark.Suspected) { return RegistersRefusal.NotSuspected; }
        var before = row.Face;
        row.Settle(isDouble, reason);
        act.Record(new RegisterDoubleSettled(register.Year, register.Plan, register.Item, register.Number, register.IsPublic, isDouble, before, row.Face));
        return new RowDifference(before, row.Face);
    }

    private void Place(RegisterRow row)
    {
        if (row.State == RowState.Withdrawn || holders.TryAdd(row.Key, row.Number)) { row.Suspect(null); }
        else { row.Suspect(holders[row.Key]); }
    }

    private void Release(string key, int number)
    {
        if (holders.TryGetValue(key, out var holder) && holder == number) { holders.Remove(key); }
    }

    private static IEnumerable<IReadOnlyList<T>> InPieces<T>(List<T> all, Func<T, int> weigh)
    {
        var (piece, weight) = (new List<T>(), 0);
        foreach (var one in all)
        {
            var more = weigh(one);
            if (piece.Count > 0 && weight + more > LargestEntry)
            {
                yield return piece;
                (piece, weight) = ([], 0);
            }
            piece.Add(one);
            weight += more;
        }
        if (piece.Count > 0) { yield return piece; }
    }

    // At most four bytes a character, and the names of the members.
    private static int Weight(RowFace row) =>
        230 + (3 * (row.Name.Length + (row.Evidence?.Length ?? 0) + (row.Remark?.Length ?? 0))) + row.Township.Length + (12 * row.Also.Count);
}
