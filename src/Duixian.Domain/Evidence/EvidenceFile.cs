using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Evidence;

public readonly record struct EvidenceId(Guid Value);

/// <summary>Who may read a file.</summary>
public enum EvidenceLabel
{
    /// <summary>Those within scope on the desk.</summary>
    Internal,

    /// <summary>Anyone reads the cleaned copy; the file itself stays on the desk.</summary>
    Released,
}

/// <summary>A file that stands behind one line of a sheet (佐证).</summary>
public sealed class EvidenceFile
{
    public const int MostPerLine = 20;
    public const int LongestName = 120;
    public const int LongestText = 300;

    private EvidenceFile()
    {
    }

    public EvidenceId Id { get; private set; }

    /// <summary>The line it stands behind.</summary>
    public ReportId ReportId { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    public int Indicator { get; private set; }

    public string Party { get; private set; } = "";

    public int Round { get; private set; }

    public DateOnly AsOf { get; private set; }

    /// <summary>As it was called where it came from; never part of a path.</summary>
    public string Name { get; private set; } = "";

    public FileFormat Format { get; private set; }

    public string Sha256 { get; private set; } = "";

    public long Size { get; private set; }

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>Digest of what the picture shows; null for what is no picture.</summary>
    public string? Picture { get; private set; }

    public EvidenceGrade Grade { get; private set; }

    /// <summary>What it proves, in the adder's words.</summary>
    public string? Note { get; private set; }

    /// <summary>Office that added it.</summary>
    public string Office { get; private set; } = "";

    public DateOnly AddedOn { get; private set; }

    public EvidenceLabel Label { get; private set; }

    /// <summary>Digest of the cleaned copy that anyone may read; null while internal.</summary>
    public string? ReleasedSha256 { get; private set; }

    public long? ReleasedSize { get; private set; }

    /// <summary>What the public reads beside it, instead of the file's own name.</summary>
    public string? ReleasedTitle { get; private set; }

    public DateOnly? ReleasedOn { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Adds a checked file to a line.</summary>
    public static Result<EvidenceFile> Add(EvidenceId id, ProgressReport report, string name, FileFacts facts, EvidenceGrade grade, string? note, DateOnly today, Act act)
    {
        if (note?.Trim().Length > LongestText) { return EvidenceRefusal.TooLong(LongestText); }
        var file = new EvidenceFile
        {
            Id = id,
            ReportId = report.Id,
            Year = report.Year,
            Plan = report.Plan,
            Item = report.Item,
            Indicator = report.Indicator,
            Party = report.Party,
            Round = report.Round,
            AsOf = report.AsOf,
            Name = name,
            Format = facts.Format,
            Sha256 = facts.Sha256,
            Size = facts.Size,
            Width = facts.Width,
            Height = facts.Height,
            Picture = facts.Picture,
            Grade = grade,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Office = act.By.Office,
            AddedOn = today,
        };
        act.Record(new EvidenceAdded(file.Year, file.Plan, file.Item, file.Indicator, file.Party, file.Round, file.Sha256, file.Name, facts.Format.MediaType, file.Size, grade, file.Note));
        return file;
    }

    /// <summary>Says otherwise how far it can be believed.</summary>
    public Refusal? Regrade(EvidenceGrade grade, string? reason, Act act)
    {
        if (WithdrawnOn is not null) { return EvidenceRefusal.Withdrawn(Name); }
        if (grade == Grade) { return EvidenceRefusal.SameGrade; }
        if (Demand(reason) is { } no) { return no; }
        act.Record(new EvidenceRegraded(Year, Plan, Item, Indicator, Party, Round, Sha256, Grade, grade, reason!.Trim()));   // demanded on the line before
        Grade = grade;
        return null;
    }

    /// <summary>It no longer stands behind the line. The file is kept: what was said is not unsaid.</summary>
    public Refusal? Withdraw(string? reason, DateOnly today, Act act)
    {
        if (WithdrawnOn is not null) { return EvidenceRefusal.Withdrawn(Name); }
        if (Label == EvidenceLabel.Released) { return EvidenceRefusal.IsReleased; }
        if (Demand(reason) is { } no) { return no; }
        (WithdrawnOn, WithdrawnReason) = (today, reason!.Trim());   // the same
        act.Record(new EvidenceWithdrawn(Year, Plan, Item, Indicator, Party, Round, Sha256, WithdrawnReason));
        return null;
    }

    /// <summary>Puts a cleaned copy before everyone.</summary>
    /// <param name="title">What the public reads beside it.</param>
    public Refusal? Release(string sha256, long size, string? title, DateOnly today, Act act)
    {
        if (WithdrawnOn is not null) { return EvidenceRefusal.Withdrawn(Name); }
        if (Label == EvidenceLabel.Released) { return EvidenceRefusal.IsReleased; }
        if (string.IsNullOrWhiteSpace(title)) { return EvidenceRefusal.TitleMissing; }
        if (title.Trim().Length > LongestText) { return EvidenceRefusal.TooLong(LongestText); }
        (Label, ReleasedSha256, ReleasedSize, ReleasedTitle, ReleasedOn) = (EvidenceLabel.Released, sha256, size, title.Trim(), today);
        act.Record(new EvidenceReleased(Year, Plan, Item, Indicator, Party, Round, sha256, Format.MediaType, size, ReleasedTitle, Grade));
        return null;
    }

    /// <summary>Takes the copy out of the public again; that it was there stays in the ledger.</summary>
    public Refusal? TakeBack(string? reason, Act act)
    {
        if (Label != EvidenceLabel.Released) { return EvidenceRefusal.NotReleased; }
        if (Demand(reason) is { } no) { return no; }
        act.Record(new EvidenceTakenBack(Year, Plan, Item, Indicator, Party, Round, ReleasedSha256!, reason!.Trim()));   // released, and demanded before
        (Label, ReleasedSha256, ReleasedSize, ReleasedTitle, ReleasedOn) = (EvidenceLabel.Internal, null, null, null, null);
        return null;
    }

    private static Refusal? Demand(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? EvidenceRefusal.ReasonMissing : reason.Trim().Length > LongestText ? EvidenceRefusal.TooLong(LongestText) : null;
}
