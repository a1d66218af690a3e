namespace Duixian.Domain.Dispatch;

/// <summary>
/// A work calendar as two tables, so that counting working days costs the same however far apart two days are: for each day how many working days there are up to it, and for each number its working day.
/// Days are day numbers (<see cref="DateOnly.DayNumber"/>). Covers 1980 to 2099; a later day is answered as the last one, an earlier one as the first.
/// </summary>
public sealed class WorkingDayIndex
{
    public static readonly DateOnly First = new(1980, 1, 1);
    public static readonly DateOnly Last = new(2099, 12, 31);

    private static readonly int Origin = First.DayNumber;

    /// <summary>Working days from <see cref="First"/> up to and with a day.</summary>
    private readonly int[] upTo;

    /// <summary>Day number of each working day, in order.</summary>
    private readonly int[] working;

    public WorkingDayIndex(WorkCalendar calendar)
    {
        upTo = new int[Last.DayNumber - Origin + 1];
        var days = new List<int>(upTo.Length);
        for (var i = 0; i < upTo.Length; i++)
        {
            if (calendar.IsWorking(DateOnly.FromDayNumber(Origin + i))) { days.Add(Origin + i); }
            upTo[i] = days.Count;
        }
        working = [.. days];
    }

    public bool IsWorking(int day) => Count(day) > Count(day - 1);

    /// <summary>Working days after a day, up to and with another; 0 where that is not later.</summary>
    public int Between(int after, int upToDay) => upToDay <= after ? 0 : Count(upToDay) - Count(after);

    /// <summary>So many working days later; with 0 the day itself where it is one, else the next.</summary>
    public int After(int day, int workingDays) => workingDays == 0 ? At(Count(day - 1)) : At(Count(day) + workingDays - 1);

    /// <summary>The last day from which <see cref="After"/> still leads to no later day than <paramref name="end"/>.</summary>
    public int LatestBefore(int end, int workingDays) => workingDays == 0 ? At(Count(end) - 1) : At(Count(end) - workingDays) - 1;

    /// <summary>Working days from the first one of the index up to and with a day: two of these differ by the working days between.</summary>
    public int Count(int day) => day < Origin ? 0 : upTo[Math.Min(day - Origin, upTo.Length - 1)];

    private int At(int position) => working[Math.Clamp(position, 0, working.Length - 1)];
}
