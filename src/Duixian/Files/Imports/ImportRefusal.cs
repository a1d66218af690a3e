using Duixian.Domain;

namespace Duixian.Files.Imports;

/// <summary>Every "no" of an import, about the whole file or about one cell.</summary>
internal static class ImportRefusal
{
    public static readonly Refusal KindUnknown = new("imports.kind-unknown", RefusalKind.NotFound);

    /// <summary>The kept file was swept away; it has to be chosen again.</summary>
    public static readonly Refusal FileGone = new("imports.file-gone", RefusalKind.Rule);

    public static readonly Refusal Empty = new("imports.empty", RefusalKind.Rule);
    public static readonly Refusal Merged = new("imports.merged", RefusalKind.Rule);
    public static readonly Refusal Formula = new("imports.formula", RefusalKind.Rule);
    public static readonly Refusal Error = new("imports.error-value", RefusalKind.Rule);

    public static Refusal NoRows(string fileName) => new("imports.no-rows", RefusalKind.Rule, fileName);

    /// <summary>Some rows are refused and nobody chose to import the others alone.</summary>
    public static Refusal RowsRefused(int refused) => new("imports.rows-refused", RefusalKind.Rule, refused);

    /// <summary>Since the trial somebody changed what the file is compared with, and other rows are refused now.</summary>
    public static Refusal ChangedSince(int refused) => new("imports.changed-since", RefusalKind.Rule, refused);

    public static Refusal NothingNew(string fileName) => new("imports.nothing-new", RefusalKind.Rule, fileName);

    public static Refusal TooLong(int letters) => new("imports.too-long", RefusalKind.Rule, letters);

    public static Refusal NoDay(string written) => new("imports.no-day", RefusalKind.Rule, written);

    public static Refusal NoNumber(string written) => new("imports.no-number", RefusalKind.Rule, written);

    public static Refusal OutOfRange(string written, long least, long most) => new("imports.out-of-range", RefusalKind.Rule, written, least, most);

    public static Refusal NotOneOf(string written, string words) => new("imports.not-one-of", RefusalKind.Rule, written, words);

    /// <summary>The same key stands in an earlier row of the file.</summary>
    public static Refusal Twice(string written, int line) => new("imports.twice", RefusalKind.Rule, written, line);

    /// <summary>The file cannot be read at all; the reader says why in a sentence of its own.</summary>
    public static Refusal Unreadable(string code, string sentence) => new(code, RefusalKind.Rule, sentence);
}
