using System.Globalization;
using Duixian.Data;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Ledger;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Evidence.EvidenceList;

/// <summary>Which files are asked for; the same words stand in the address of the page and of its files.</summary>
/// <param name="Plan">Year and plan, as in 2024/report.</param>
/// <param name="Which">internal, released, withdrawn or twice; empty: all that stand.</param>
internal sealed record EvidenceQuery(string Plan, string Item, string Party, EvidenceGrade? Grade, string Which)
{
    public static readonly IReadOnlyList<string> States = ["internal", "released", "withdrawn", "twice"];

    public bool Filtered => (Plan + Item + Party + Which).Length > 0 || Grade is not null;

    /// <summary>What cannot be understood is left out.</summary>
    public static EvidenceQuery From(IQueryCollection query) => new(
        Given(query["plan"]), Given(query["item"]), Given(query["party"]),
        Enum.TryParse<EvidenceGrade>(query["grade"], out var grade) && Enum.IsDefined(grade) ? grade : null,
        States.Contains(query["which"].ToString(), StringComparer.Ordinal) ? query["which"].ToString() : "");

    public IQueryable<EvidenceFile> Select(IQueryable<EvidenceFile> files, IQueryable<EvidenceFile> all)
    {
        var parts = Plan.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var code = parts[1];
            files = files.Where(f => f.Year == year && f.Plan == code);
        }
        if (Item.Length > 0) { files = files.Where(f => f.Item == Item); }
        if (Party.Length > 0) { files = files.Where(f => f.Party == Party); }
        if (Grade is { } grade) { files = files.Where(f => f.Grade == grade); }
        return Which switch
        {
            "withdrawn" => files.Where(f => f.WithdrawnOn != null),
            "released" => files.Where(f => f.Label == EvidenceLabel.Released),
            "internal" => files.Where(f => f.WithdrawnOn == null && f.Label == EvidenceLabel.Internal),
            "twice" => files.Where(f => f.WithdrawnOn == null && all.Any(o => o.Id != f.Id && o.WithdrawnOn == null && (o.Sha256 == f.Sha256 || (f.Picture != null && o.Picture == f.Picture)))),
            _ => files.Where(f => f.WithdrawnOn == null),
        };
    }

    private static string Given(string? value) => value is { Length: <= 60 } ? value.Trim() : "";
}

/// <summary>One file of a list.</summary>
/// <param name="Title">Of the printed item; null where the item is gone.</param>
/// <param name="Again">How many other files are the same, or show the same picture.</param>
internal sealed record EvidenceLine(EvidenceFile File, string? Title, int Again);

/// <summary>Files a person may know of, newest first.</summary>
internal sealed class EvidenceLines(DuixianDb db, EvidenceAccess access, EvidenceWords words)
{
    public const int PageSize = 50;
    private const int Most = 20_000;

    public async Task<(IReadOnlyList<EvidenceLine> Rows, int Total)> PageAsync(EvidenceQuery query, int page, Actor by, CancellationToken cancel)
    {
        var files = query.Select(access.Visible(by), db.EvidenceFiles);
        return (await Shaped(files).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), await files.CountAsync(cancel));
    }

    public async Task<IReadOnlyList<EvidenceLine>> AllAsync(EvidenceQuery query, Actor by, CancellationToken cancel) =>
        await Shaped(query.Select(access.Visible(by), db.EvidenceFiles)).Take(Most).ToListAsync(cancel);

    public IReadOnlyList<string> Headers =>
        [words["Col.File"], words["Col.Format"], words["Col.Size"], words["Col.Plan"], words["Col.Item"], words["Col.Indicator"], words["Col.Party"], words["Col.Round"], words["Col.AsOf"], words["Col.Grade"], words["Col.State"], words["Col.AddedBy"], words["Col.AddedOn"], words["Col.Again"], "SHA-256"];

    public IEnumerable<TableCell> Cells(EvidenceLine line) =>
        [line.File.Name, line.File.Format.Name, (decimal)line.File.Size, $"{line.File.Year}/{line.File.Plan}", line.File.Item, line.File.Indicator, line.File.Party, line.File.Round, line.File.AsOf, words.Of(line.File.Grade), words.State(line.File), line.File.Office, line.File.AddedOn, line.Again, line.File.Sha256];

    private IQueryable<EvidenceLine> Shaped(IQueryable<EvidenceFile> files) =>
        from file in files
        orderby file.AddedOn descending, file.Id descending
        select new EvidenceLine(
            file,
            db.ListLines.Where(l => l.Year == file.Year && l.Plan == file.Plan && l.Item == file.Item).OrderBy(l => l.Indicator).Select(l => l.Title).FirstOrDefault(),
            db.EvidenceFiles.Count(o => o.Id != file.Id && o.WithdrawnOn == null && (o.Sha256 == file.Sha256 || (file.Picture != null && o.Picture == file.Picture))));
}
