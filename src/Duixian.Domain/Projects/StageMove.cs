using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;

namespace Duixian.Domain.Projects;

/// <summary>A file that shows a gate condition. It is named by its content alone: what it was called may name people, and the ledger names none.</summary>
/// <param name="Sha256">Digest of the content, lower-case hexadecimal.</param>
/// <param name="Grade">How much it proves.</param>
public sealed record GateFile(string Sha256, FileFormat Format, EvidenceGrade Grade);

/// <summary>What somebody says of one gate condition.</summary>
/// <param name="Condition">Key of the condition.</param>
/// <param name="Evidence">A document number or a sentence that shows it; null where the record or the procedures show it by themselves, or a file does.</param>
/// <param name="File">Null where none was given: a sentence suffices.</param>
public sealed record GateAnswer(string Stage, string Condition, string? Evidence, GateFile? File = null);

/// <summary>One change of stage, kept for good (阶段变更).</summary>
/// <param name="To">Stage entered; empty where the project left the library.</param>
/// <param name="Day">As exactly as it is known.</param>
/// <param name="Reason">Why it went back, left, or went on with conditions open.</param>
/// <param name="Open">Conditions that were not met.</param>
/// <param name="ApprovedBy">Office of the leader who allowed it; null where nobody had to.</param>
public sealed record StageMove(string From, string To, string Day, IReadOnlyList<GateAnswer> Answers, string? Reason, IReadOnlyList<string> Open, string? ApprovedBy)
{
    public bool Equals(StageMove? other) =>
        other is not null && (From, To, Day, Reason, ApprovedBy) == (other.From, other.To, other.Day, other.Reason, other.ApprovedBy) && Answers.SequenceEqual(other.Answers) && Open.SequenceEqual(other.Open);

    public override int GetHashCode() => HashCode.Combine(From, To, Day, Reason, ApprovedBy);
}

/// <summary>A change of stage that a leader must allow: back, out, or on with conditions open.</summary>
/// <param name="Office">Office that asks.</param>
/// <param name="Asker">Account of who asks; nobody allows what they asked themselves. Never public.</param>
public sealed record StageProposal(StageMove Move, string Office, Guid? Asker, DateOnly AskedOn);

/// <summary>A row of the history of a project's stages.</summary>
public sealed class StageChange
{
    private StageChange()
    {
    }

    internal StageChange(ProjectId project, int number, StageMove move, Guid act) => (ProjectId, Number, Move, ActId) = (project, number, move, act);

    public ProjectId ProjectId { get; private set; }

    /// <summary>1, 2 … within its project.</summary>
    public int Number { get; private set; }

    public StageMove Move { get; private set; } = null!;   // set by every constructor that code can call

    public Guid ActId { get; private set; }
}
