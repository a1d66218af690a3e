namespace Duixian.Domain.Evidence;

/// <summary>Every "no" about files behind figures; the sentences live in EvidenceText under the same keys.</summary>
public static class EvidenceRefusal
{
    public static readonly Refusal Unknown = new("evidence.unknown", RefusalKind.NotFound);
    public static readonly Refusal LineUnknown = new("evidence.line-unknown", RefusalKind.NotFound);
    public static readonly Refusal NoFile = new("evidence.no-file", RefusalKind.Rule);
    public static readonly Refusal GradeMissing = new("evidence.grade-missing", RefusalKind.Rule);
    public static readonly Refusal SameGrade = new("evidence.same-grade", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("evidence.reason-missing", RefusalKind.Rule);
    public static readonly Refusal TitleMissing = new("evidence.title-missing", RefusalKind.Rule);
    public static readonly Refusal IsReleased = new("evidence.is-released", RefusalKind.Rule);
    public static readonly Refusal NotReleased = new("evidence.not-released", RefusalKind.Rule);
    public static readonly Refusal ScannerAway = new("evidence.scanner-away", RefusalKind.Rule);

    public static Refusal TooLarge(string name, int megabytes) => new("evidence.too-large", RefusalKind.Rule, name, megabytes);

    public static Refusal TooMany(int most) => new("evidence.too-many", RefusalKind.Rule, most);

    public static Refusal TooLong(int most) => new("evidence.too-long", RefusalKind.Rule, most);

    public static Refusal KindNotTaken(string name) => new("evidence.kind-not-taken", RefusalKind.Rule, name);

    public static Refusal NotWhatItsNameSays(string name, string found) => new("evidence.not-what-its-name-says", RefusalKind.Rule, name, found);

    public static Refusal Damaged(string name) => new("evidence.damaged", RefusalKind.Rule, name);

    public static Refusal PasswordProtected(string name) => new("evidence.password-protected", RefusalKind.Rule, name);

    public static Refusal UnpacksTooLarge(string name) => new("evidence.unpacks-too-large", RefusalKind.Rule, name);

    public static Refusal TooManyPixels(string name, int width, int height) => new("evidence.too-many-pixels", RefusalKind.Rule, name, width, height);

    public static Refusal ActiveContent(string name) => new("evidence.active-content", RefusalKind.Rule, name);

    public static Refusal Infected(string name, string found) => new("evidence.infected", RefusalKind.Rule, name, found);

    public static Refusal AlreadyHere(string name) => new("evidence.already-here", RefusalKind.Rule, name);

    public static Refusal Withdrawn(string name) => new("evidence.withdrawn", RefusalKind.Rule, name);

    public static Refusal NotReleasable(string format) => new("evidence.not-releasable", RefusalKind.Rule, format);

    public static Refusal HoldsChanges(string name) => new("evidence.holds-changes", RefusalKind.Rule, name);

    public static Refusal HoldsHidden(string name) => new("evidence.holds-hidden", RefusalKind.Rule, name);

    public static Refusal HoldsOther(string name, string part) => new("evidence.holds-other", RefusalKind.Rule, name, part);
}
