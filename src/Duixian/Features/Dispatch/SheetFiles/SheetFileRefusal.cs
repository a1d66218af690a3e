using Duixian.Domain;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>Every "no" of a sheet that comes back as a file, about the whole file or about one cell; the sentences live in SheetFilesText.</summary>
internal static class SheetFileRefusal
{
    public static readonly Refusal FileGone = new("sheet-file.file-gone", RefusalKind.Rule);
    public static readonly Refusal PartsOnly = new("sheet-file.parts-only", RefusalKind.Rule);
    public static readonly Refusal NothingNew = new("sheet-file.nothing-new", RefusalKind.Rule);
    public static readonly Refusal LineUnknown = new("sheet-file.line-unknown", RefusalKind.Rule);
    public static readonly Refusal NoIdentity = new("sheet-file.no-identity", RefusalKind.Rule);
    public static readonly Refusal NoLast = new("sheet-file.no-last", RefusalKind.Rule);
    public static readonly Refusal RatePartMissing = new("sheet-file.rate-part-missing", RefusalKind.Rule);
    public static readonly Refusal DenominatorZero = new("sheet-file.denominator-zero", RefusalKind.Rule);
    public static readonly Refusal StepsColumnMissing = new("sheet-file.steps-column-missing", RefusalKind.Rule);
    public static readonly Refusal NoTownships = new("sheet-file.no-townships", RefusalKind.NotFound);
    public static readonly Refusal NotAPart = new("sheet-file.not-a-part", RefusalKind.Rule);

    public static Refusal WrongUnit(string written, string unit) => new("sheet-file.wrong-unit", RefusalKind.Rule, written, unit);

    public static Refusal NoFigure(string written, string unit) => new("sheet-file.no-figure", RefusalKind.Rule, written, unit);

    public static Refusal TooFine(string written) => new("sheet-file.too-fine", RefusalKind.Rule, written);

    public static Refusal OtherRound(string written, string wanted) => new("sheet-file.other-round", RefusalKind.Rule, written, wanted);

    public static Refusal OtherParty(string wanted) => new("sheet-file.other-party", RefusalKind.Rule, wanted);

    public static Refusal OtherForm(string version) => new("sheet-file.other-form", RefusalKind.Rule, version);

    public static Refusal LineAmbiguous(string item) => new("sheet-file.line-ambiguous", RefusalKind.Rule, item);

    public static Refusal LineTwice(int line) => new("sheet-file.line-twice", RefusalKind.Rule, line);

    /// <summary>Filed elsewhere since the file was taken: both are shown.</summary>
    public static Refusal Moved(string inFile, string recorded) => new("sheet-file.moved", RefusalKind.Rule, inFile, recorded);

    public static Refusal Stands(string recorded) => new("sheet-file.stands", RefusalKind.Rule, recorded);

    public static Refusal SameButOther(string last) => new("sheet-file.same-but-other", RefusalKind.Rule, last);

    public static Refusal SumDiffers(string last, string fresh, string sum) => new("sheet-file.sum-differs", RefusalKind.Rule, last, fresh, sum);

    public static Refusal TooManyRows(int rows, int most) => new("sheet-file.too-many-rows", RefusalKind.Rule, rows, most);

    public static Refusal FutureDay(DateOnly day, DateOnly last) => new("sheet-file.future-day", RefusalKind.Rule, day, last);

    public static Refusal StepUnread(string written) => new("sheet-file.step-unread", RefusalKind.Rule, written);

    public static Refusal LinesRefused(int lines) => new("sheet-file.lines-refused", RefusalKind.Rule, lines);

    public static Refusal ChangedSince(int lines) => new("sheet-file.changed-since", RefusalKind.Rule, lines);

    public static Refusal PartTwice(string township, string tab) => new("sheet-file.part-twice", RefusalKind.Rule, township, tab);

    public static Refusal PasteSeveral(int figures) => new("sheet-file.paste-several", RefusalKind.Rule, figures);
}
