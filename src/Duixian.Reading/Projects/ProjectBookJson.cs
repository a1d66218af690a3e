using System.Text.Encodings.Web;
using System.Text.Json;
using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>A reading as JSON: public contract, see docs/project-import.md.</summary>
public static class ProjectBookJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(ProjectBookReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) { Write(json, reading); }
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ProjectBookReading reading)
    {
        json.WriteStartObject();
        json.WriteStartObject("context");
        if (reading.Context.Period is { } period) { json.WriteString("period", period.ToString()); }
        if (reading.Context.Reported is { } reported) { json.WriteString("reported", PartialDate.OfDay(reported).ToString()); }
        if (reading.Context.County is { } county) { json.WriteString("county", county); }
        json.WriteEndObject();
        json.WriteStartObject("sheets");
        foreach (var sheet in reading.Sheets) { Write(json, sheet); }
        json.WriteEndObject();
        json.WriteStartArray("issues");
        foreach (var finding in reading.Findings) { Write(json, finding); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProjectSheetReading sheet)
    {
        json.WriteStartObject(sheet.Name);
        json.WriteNumber("headerRow", sheet.HeaderLine);
        json.WriteStartArray("headerRows");
        foreach (var line in sheet.HeaderLines) { json.WriteNumberValue(line); }
        json.WriteEndArray();
        json.WriteStartObject("columns");
        foreach (var (letters, _, meaning) in sheet.Columns) { json.WriteString(letters, meaning.ToString()); }
        json.WriteEndObject();
        json.WriteStartArray("rows");
        foreach (var row in sheet.Rows) { Write(json, row); }
        json.WriteEndArray();
        json.WriteStartArray("skip");
        foreach (var skipped in sheet.Skipped)
        {
            json.WriteStartObject();
            json.WriteNumber("row", skipped.Line);
            json.WriteString("reason", NameOf(skipped.Reason));
            if (skipped.Name is { Length: > 0 } name) { json.WriteString("name", name); }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProjectRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Line);
        json.WriteStartObject("fields");
        foreach (var field in ProjectFields.InOrder)
        {
            switch (row.Value(field))
            {
                case string text: json.WriteString(ProjectFields.NameOf(field), text); break;
                case decimal number: json.WriteNumber(ProjectFields.NameOf(field), number); break;
                case PartialDate date: json.WriteString(ProjectFields.NameOf(field), date.ToString()); break;
                case ContactCell contact: Write(json, ProjectFields.NameOf(field), contact); break;
                case IReadOnlyList<string> { Count: 1 } one: json.WriteString(ProjectFields.NameOf(field), one[0]); break;
                case IReadOnlyList<string> several:
                    json.WriteStartArray(ProjectFields.NameOf(field));
                    foreach (var part in several) { json.WriteStringValue(part); }
                    json.WriteEndArray();
                    break;
            }
        }
        if (row.Permits.Count > 0) { WritePermits(json, row); }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ContactCell contact)
    {
        json.WriteStartObject(name);
        if (contact.Name is not null) { json.WriteString("name", contact.Name); }
        if (contact.Phone is not null) { json.WriteString("phone", contact.Phone); }
        json.WriteEndObject();
    }

    private static void WritePermits(Utf8JsonWriter json, ProjectRow row)
    {
        json.WriteStartObject("permits");
        foreach (var (step, standing) in row.Permits)
        {
            json.WriteStartObject(ColumnMeaning.NameOf(step));
            json.WriteString("state", NameOf(standing.State));
            if (standing.DocNo is not null) { json.WriteString("docNo", standing.DocNo); }
            if (standing.Date is { } date) { json.WriteString("date", date.ToString()); }
            if (standing.Note is not null) { json.WriteString("note", standing.Note); }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProjectFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("sheet", finding.Sheet);
        if (finding.Line is { } line) { json.WriteNumber("row", line); }
        else { json.WriteNull("row"); }
        json.WriteString("field", finding.Field);
        json.WriteString("code", finding.Code);
        json.WriteString("why", finding.Sentence());
        if (finding.Accept.Count > 0)
        {
            json.WriteStartArray("accept");
            foreach (var value in finding.Accept)
            {
                if (value is decimal number) { json.WriteNumberValue(number); }
                else { json.WriteStringValue(value.ToString()); }
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>fill-line.</summary>
    private static string NameOf(SkipReason reason) => string.Concat(reason.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private static string NameOf(PermitState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
