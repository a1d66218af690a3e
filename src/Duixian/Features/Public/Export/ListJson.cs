using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;

namespace Duixian.Features.Public.Export;

/// <summary>The list a JSON file belongs to.</summary>
internal sealed record ExportedPlan(int Year, string Plan, string Title, string Place, string? PlaceCode, int Version, DateTimeOffset PublishedAt, bool Retold, string Document, long LastEntry);

/// <summary>One line of a list as JSON; names are public contract.</summary>
internal sealed record ExportedLine(
    string Item, int? Indicator, string? Group, string Title, string Text, CommitmentKind Kind, string? Lead, string? LeadName, DateOnly Due, bool DuePrinted,
    bool Ready, IReadOnlyList<Missing> Missing, bool Withdrawn, string? WithdrawnReason, string Subject, Measure? Measure, string Unit, string BaseUnit,
    Promise? Target, int? TargetVersion, Promise? OriginalTarget, int? LastYear, decimal? LastAmount, string? LastQuote);

/// <summary>A list as JSON, written line by line.</summary>
internal static class ListJson
{
    public const string MediaType = "application/json; charset=utf-8";
    public const string Schema = "duixian.list/1";

    private const int SendAt = 32 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file of its own media type, never inside HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task WriteAsync(Stream to, PlanSummary plan, IAsyncEnumerable<ExportRow> rows, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * SendAt);   // the serializer flushes after every value, and a response takes no synchronous writes
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WritePropertyName("plan");
        JsonSerializer.Serialize(json, new ExportedPlan(plan.Year, plan.Plan, plan.Title, plan.Place, plan.PlaceCode, plan.Version, plan.PublishedAt, plan.Retold, plan.Document, plan.LastEntry), Options);
        json.WriteStartArray("lines");
        await foreach (var r in rows.WithCancellation(cancel))
        {
            JsonSerializer.Serialize(json, new ExportedLine(
                r.Item, r.Indicator == 0 ? null : r.Indicator, r.Group, r.Title, r.Text, r.Kind, r.Lead, r.LeadName, r.Due, r.DuePrinted,
                r.Ready, r.Missing, r.Withdrawn, r.WithdrawnReason, r.Subject, r.Measure, r.Unit, r.BaseUnit,
                r.Promise, r.Indicator == 0 ? null : r.TargetVersion, r.Before, r.LastYear, r.LastAmount, r.LastQuote), Options);
            if (buffer.WrittenCount >= SendAt)
            {
                await to.WriteAsync(buffer.WrittenMemory, cancel);
                buffer.ResetWrittenCount();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        await to.WriteAsync(buffer.WrittenMemory, cancel);
    }
}
