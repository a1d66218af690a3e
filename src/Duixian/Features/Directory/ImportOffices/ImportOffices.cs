using CsvHelper;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Directory.ImportOffices;

/// <summary>A table of offices with the columns code, name, short_name and keywords (parted by semicolons).</summary>
public sealed record ImportOfficesRequest(string FileName, string Sha256);

/// <summary>Fills or updates the table of offices: all rows or none. Offices that the file does not name stay.</summary>
internal sealed class ImportOffices(DuixianDb db)
{
    private static readonly string[] Columns = ["code", "name", "short_name", "keywords"];

    public async Task<Result<Receipt>> ExecuteAsync(ImportOfficesRequest request, Stream content, Act act, CancellationToken cancel)
    {
        if (act.By.Kind != ActorKind.System && !act.By.May(Power.CheckDrafts)) { return Refusal.NotYours; }
        var read = await ReadAsync(request.FileName, content, cancel);
        if (read.Refusal is { } refusal) { return refusal; }
        var known = await db.Offices.ToDictionaryAsync(o => o.Code, StringComparer.Ordinal, cancel);
        foreach (var office in read.Value)
        {
            if (known.TryGetValue(office.Code, out var old)) { old.Describe(office.Name, office.ShortName, office.Keywords, office.Position); }
            else { db.Offices.Add(office); }
        }
        act.Record(new OfficesImported(read.Value.Count, request.FileName));
        return await db.SaveAsync(act, cancel);
    }

    private static async Task<Result<IReadOnlyList<Office>>> ReadAsync(string fileName, Stream content, CancellationToken cancel)
    {
        var offices = new List<Office>();
        try
        {
            await using var csv = CsvReader.Create(content, new CsvReaderOptions { TrackLineNumbers = true }, leaveOpen: true);
            await csv.ReadHeaderAsync(cancel);
            if (Columns.FirstOrDefault(c => !csv.TryGetFieldIndex(c, out _)) is { } missing) { return DirectoryRefusal.ColumnMissing(fileName, missing); }
            while (await csv.ReadAsync(cancel))
            {
                var (code, name, line) = (csv.GetString("code").Trim(), csv.GetString("name").Trim(), csv.LineNumber);
                if (!Office.IsCode(code)) { return DirectoryRefusal.CodeMalformed(fileName, line, code); }
                if (name.Length is 0 or > 120) { return DirectoryRefusal.NameMissing(fileName, line); }
                if (offices.Exists(o => o.Code == code)) { return DirectoryRefusal.CodeTwice(fileName, line, code); }
                var shortName = csv.GetString("short_name").Trim() is { Length: > 0 and <= 60 } given ? given : name[..Math.Min(60, name.Length)];
                var keywords = csv.GetString("keywords").Split([';', '\uFF1B'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                offices.Add(new Office(code, name, shortName, keywords, offices.Count + 1));
            }
        }
        catch (CsvFormatException broken)
        {
            return DirectoryRefusal.NotCsv(fileName, broken.Message);
        }
        return offices.Count == 0 ? DirectoryRefusal.NothingIn(fileName) : offices;
    }
}
