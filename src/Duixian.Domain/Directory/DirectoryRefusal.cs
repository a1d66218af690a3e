namespace Duixian.Domain.Directory;

/// <summary>Every "no" about regions, units and offices.</summary>
public static class DirectoryRefusal
{
    public static readonly Refusal EntryUnknown = new("directory.entry-unknown", RefusalKind.NotFound);

    public static readonly Refusal NothingChanged = new("directory.nothing-changed", RefusalKind.Rule);

    public static Refusal CodeMalformed(string code) => new("directory.code-malformed", RefusalKind.Rule, code);

    public static Refusal CodeTaken(string code) => new("directory.code-taken", RefusalKind.Rule, code);

    public static Refusal RegionMalformed(string code) => new("directory.region-malformed", RefusalKind.Rule, code);

    /// <summary>A code of another prefecture that nobody knows.</summary>
    public static Refusal RegionUnknown(string code, string prefecture) => new("directory.region-unknown", RefusalKind.Rule, code, prefecture);

    public static Refusal RegionRetired(string code, string name, DateOnly last, string successor, string successorName) =>
        new("directory.region-retired", RefusalKind.Rule, code, name, last, successor, successorName);

    /// <summary>Retired, and nothing took its place.</summary>
    public static Refusal RegionGone(string code, string name, DateOnly last) => new("directory.region-gone", RefusalKind.Rule, code, name, last);

    public static Refusal RegionNotYet(string code, string name, DateOnly first) => new("directory.region-not-yet", RefusalKind.Rule, code, name, first);

    public static Refusal RegionElsewhere(string code, string prefecture) => new("directory.region-elsewhere", RefusalKind.Rule, code, prefecture);

    public static Refusal ParentUnknown(string code, string parent) => new("directory.parent-unknown", RefusalKind.Rule, code, parent);

    public static Refusal SuccessorUnknown(string successor) => new("directory.successor-unknown", RefusalKind.Rule, successor);

    public static Refusal SuccessorItself(string code) => new("directory.successor-itself", RefusalKind.Rule, code);

    public static Refusal EndsBeforeItBegins(DateOnly from, DateOnly until) => new("directory.ends-before-it-begins", RefusalKind.Rule, from, until);

    public static Refusal UnitUnknown(string unit) => new("directory.unit-unknown", RefusalKind.Rule, unit);

    public static Refusal CoverMalformed(string written) => new("directory.cover-malformed", RefusalKind.Rule, written);
}
