namespace Duixian.Domain.Projects;

public readonly record struct StartBatchId(Guid Value);

/// <summary>Projects started or signed together (集中开工批次): the cohort that rates are counted over. A ceremony is no start.</summary>
public sealed class StartBatch
{
    public const int LongestName = 80;

    private StartBatch()
    {
    }

    public StartBatch(StartBatchId id, string name, DateOnly day) => (Id, Name, Day) = (id, name, day);

    public StartBatchId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Day of the ceremony, or the last day of signing.</summary>
    public DateOnly Day { get; private set; }

    public long Revision { get; private set; }
}
