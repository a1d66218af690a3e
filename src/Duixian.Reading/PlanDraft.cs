using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Reading;

/// <summary>What the reader found in one published plan. Its JSON (<c>duixian.plan-draft/1</c>) is a public contract: see docs/plan-draft.md.</summary>
/// <param name="Title">The heading the document gives itself; null when none was recognised.</param>
/// <param name="Year">The plan year; null when the document prints none and the caller gave none.</param>
/// <param name="Results">Clauses that report the past. They never become targets.</param>
/// <param name="Notices">What the reader is not sure of, for a person to decide.</param>
public sealed record PlanDraft(
    DraftSource Source,
    string? Title,
    int? Year,
    DraftPlace? Place,
    IReadOnlyList<FoundCommitment> Commitments,
    IReadOnlyList<FoundResult> Results,
    IReadOnlyList<FoundNotice> Notices);

/// <param name="Sha256">Lower-case hexadecimal digest of the file's bytes, not of the text.</param>
/// <param name="Characters">Length of the extracted text in UTF-16 code units; spans point into that text.</param>
public sealed record DraftSource(string Name, string Sha256, string MediaType, int Characters);

/// <param name="Code">GB/T 2260 code where the name is known to the vocabulary, else null.</param>
public sealed record DraftPlace(string Name, string? Code);

/// <summary>One printed item, or one clause of prose with its own verb and object.</summary>
/// <param name="Number">The printed enumerator's number ("22"); "P1", "P2"… for prose; empty in an unnumbered list.</param>
/// <param name="Group">The heading the item stands under, or null.</param>
/// <param name="Text">Joined wording without the enumerator; characters, script and digit width as printed.</param>
/// <param name="Deadline">Only a day the item prints; null means the end of the plan year.</param>
/// <param name="Lead">An office printed with the item, or null.</param>
/// <param name="Horizon">"multi-year" where the promise runs past the plan year, else null.</param>
/// <param name="Spans">Where the wording stands in the extracted text; several when columns break it.</param>
public sealed record FoundCommitment(
    string Number,
    string? Group,
    string Text,
    CommitmentKind Kind,
    DateOnly? Deadline,
    string? Lead,
    string? Horizon,
    IReadOnlyList<TextSpan> Spans,
    IReadOnlyList<FoundIndicator> Indicators);

/// <summary>One number the government would have to answer for.</summary>
/// <param name="Quote">Number, unit and any bound word touching them, as printed.</param>
/// <param name="Start">Offset of the quote in the commitment's <c>Text</c>; <paramref name="End"/> exclusive.</param>
/// <param name="Value">万, 亿 and Chinese numerals expanded; a percentage keeps its face number.</param>
/// <param name="Upper">Top of a range, else null.</param>
/// <param name="Baseline">The X of 由X提高至Y, else null.</param>
/// <param name="Unit">As printed with its multiplier (万人).</param>
/// <param name="BaseUnit">Without multiplier (人).</param>
/// <param name="Per">Denominator (人·月, 县(市、区)), or null.</param>
/// <param name="Qualifier">A size class that is not itself a measure (过50亿元), or null.</param>
/// <param name="Hedge">力争, 争创, 努力; never changes the bound.</param>
/// <param name="Spans">Where the quote stands in the extracted text.</param>
public sealed record FoundIndicator(
    string Quote,
    int Start,
    int End,
    string Subject,
    decimal Value,
    decimal? Upper,
    decimal? Baseline,
    Bound Bound,
    string Unit,
    string BaseUnit,
    string? Per,
    string? Qualifier,
    string? Hedge,
    DateOnly? Deadline,
    IReadOnlyList<TextSpan> Spans);

/// <summary>A clause that reports what was done; <paramref name="Year"/> is the year it reports, when known.</summary>
public sealed record FoundResult(string Text, int? Year, IReadOnlyList<TextSpan> Spans, IReadOnlyList<FoundIndicator> Indicators);

/// <param name="Code">Stable name of the doubt, such as <c>unit-missing</c>; listed in docs/plan-draft.md.</param>
/// <param name="Message">A sentence for a person, Chinese.</param>
/// <param name="Item">Number of the item it concerns, or null.</param>
public sealed record FoundNotice(string Code, string Message, TextSpan Span, string? Item = null);
