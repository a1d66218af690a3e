using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Duixian.Domain.Plans;

namespace Duixian.Reading;

/// <summary>Writes a draft as <c>duixian.plan-draft/1</c>. Member names, their order and the codes are a public contract: docs/plan-draft.md.</summary>
public static class PlanDraftJson
{
    public const string Schema = "duixian.plan-draft/1";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Serialize(PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var stream = new MemoryStream();
        Write(stream, draft);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void Write(Stream stream, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteSource(json, draft.Source);
        json.WriteString("title", draft.Title);
        WriteNumber(json, "year", draft.Year);
        WritePlace(json, draft.Place);
        json.WriteStartArray("commitments");
        foreach (var commitment in draft.Commitments) { WriteCommitment(json, commitment); }
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var result in draft.Results) { WriteResult(json, result); }
        json.WriteEndArray();
        json.WriteStartArray("notices");
        foreach (var notice in draft.Notices) { WriteNotice(json, notice); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, DraftSource source)
    {
        json.WriteStartObject("source");
        json.WriteString("name", source.Name);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("mediaType", source.MediaType);
        json.WriteNumber("characters", source.Characters);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, DraftPlace? place)
    {
        if (place is null)
        {
            json.WriteNull("place");
            return;
        }
        json.WriteStartObject("place");
        json.WriteString("name", place.Name);
        json.WriteString("code", place.Code);
        json.WriteEndObject();
    }

    private static void WriteCommitment(Utf8JsonWriter json, FoundCommitment commitment)
    {
        json.WriteStartObject();
        json.WriteString("number", commitment.Number);
        json.WriteString("group", commitment.Group);
        json.WriteString("text", commitment.Text);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(commitment.Kind.ToString()));
        WriteDay(json, commitment.Deadline);
        json.WriteString("lead", commitment.Lead);
        json.WriteString("horizon", commitment.Horizon);
        WriteSpans(json, commitment.Spans);
        WriteIndicators(json, commitment.Indicators);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FoundResult result)
    {
        json.WriteStartObject();
        json.WriteString("text", result.Text);
        WriteNumber(json, "year", result.Year);
        WriteSpans(json, result.Spans);
        WriteIndicators(json, result.Indicators);
        json.WriteEndObject();
    }

    private static void WriteIndicators(Utf8JsonWriter json, IReadOnlyList<FoundIndicator> indicators)
    {
        json.WriteStartArray("indicators");
        foreach (var indicator in indicators)
        {
            json.WriteStartObject();
            json.WriteString("quote", indicator.Quote);
            json.WriteNumber("start", indicator.Start);
            json.WriteNumber("end", indicator.End);
            json.WriteString("subject", indicator.Subject);
            json.WriteNumber("value", Plain(indicator.Value));
            WriteNumber(json, "upper", indicator.Upper);
            WriteNumber(json, "baseline", indicator.Baseline);
            json.WriteString("bound", JsonNamingPolicy.CamelCase.ConvertName(indicator.Bound.ToString()));
            json.WriteString("unit", indicator.Unit);
            json.WriteString("baseUnit", indicator.BaseUnit);
            json.WriteString("per", indicator.Per);
            json.WriteString("qualifier", indicator.Qualifier);
            json.WriteString("hedge", indicator.Hedge);
            WriteDay(json, indicator.Deadline);
            WriteSpans(json, indicator.Spans);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteNotice(Utf8JsonWriter json, FoundNotice notice)
    {
        json.WriteStartObject();
        json.WriteString("code", notice.Code);
        json.WriteString("message", notice.Message);
        json.WriteString("item", notice.Item);
        json.WritePropertyName("span");
        WriteSpan(json, notice.Span);
        json.WriteEndObject();
    }

    private static void WriteSpans(Utf8JsonWriter json, IReadOnlyList<TextSpan> spans)
    {
        json.WriteStartArray("spans");
        foreach (var span in spans) { WriteSpan(json, span); }
        json.WriteEndArray();
    }

    private static void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartObject();
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, DateOnly? day)
    {
        if (day is { } known) { json.WriteString("deadline", known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); }
        else { json.WriteNull("deadline"); }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known) { json.WriteNumber(name, Plain(known)); }
        else { json.WriteNull(name); }
    }

    /// <summary>40000.0 and 40000 are one figure; division by a one with many decimals drops trailing zeros.</summary>
    private static decimal Plain(decimal number) => number / 1.000000000000000000000000000000m;
}
