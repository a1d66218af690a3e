using System.ComponentModel.DataAnnotations;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Files;
using Duixian.Reading;
using Duixian.Reading.Extract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Plans.ReadDocument;

/// <summary>A published document to be read into a draft.</summary>
/// <param name="Draft">Id the draft will have: made with the form, so that the answer can point to it.</param>
/// <param name="Year">The plan year; null takes the one the document prints.</param>
/// <param name="Title">Null takes the document's own heading.</param>
/// <param name="Retold">Sample data in our own words.</param>
/// <param name="Sha256">Digest of the content, so that the same key with another file is another request.</param>
public sealed record ReadDocumentRequest(
    Guid Draft,
    [property: Required, StringLength(260)] string FileName,
    int? Year,
    [property: Required, StringLength(40)] string PlanCode,
    [property: StringLength(200)] string? Title,
    bool Retold,
    string Sha256);

/// <summary>Reads a document into a draft that a person checks. Nothing of it is public yet.</summary>
internal sealed class ReadDocument(DuixianDb db, StoredFiles files, IdSource ids, TimeProvider time, VocabularyInUse vocabulary)
{
    public async Task<Result<Receipt>> ExecuteAsync(ReadDocumentRequest request, ReadOnlyMemory<byte> content, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.CheckDrafts)) { return Refusal.NotYours; }
        if (!PlanAddress.IsCode(request.PlanCode) || request.PlanCode == PlanAddress.Projects) { return PlansRefusal.CodeMalformed; }
        if (request.Year is { } asked && !PlanAddress.IsYear(asked)) { return PlansRefusal.YearOutOfRange(asked); }
        ExtractedText text;
        PlanDraft found;
        try
        {
            text = DocumentText.Extract(request.FileName, content);
            found = PlanReader.Read(text, new ReadingOptions { Year = request.Year, Vocabulary = vocabulary.Current });
        }
        catch (UnreadableDocumentException e)
        {
            return PlansRefusal.Unreadable(e.Code, e.Message);
        }
        if ((request.Year ?? found.Year) is not { } year) { return PlansRefusal.YearMissing; }
        if (!PlanAddress.IsYear(year)) { return PlansRefusal.YearOutOfRange(year); }
        if (found.Commitments.Count == 0) { return PlansRefusal.NothingFound(request.FileName); }
        return await OpenAsync(new PlanAddress(year, request.PlanCode), request, text, found, content, act, cancel);
    }

    private async Task<Result<Receipt>> OpenAsync(PlanAddress address, ReadDocumentRequest request, ExtractedText text, PlanDraft found, ReadOnlyMemory<byte> content, Act act, CancellationToken cancel)
    {
        if (await db.Drafts.AnyAsync(d => d.Year == address.Year && d.PlanCode == address.Code && d.State == DraftState.Open, cancel)) { return PlansRefusal.DraftAlreadyOpen(address); }
        var plan = await db.Plans.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Year == address.Year && p.Code == address.Code, cancel);
        if (plan is not null && await IsNewestDocumentAsync(plan, text.Sha256, cancel)) { return PlansRefusal.SameDocument(request.FileName); }

        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.Position).ToListAsync(cancel);
        var document = new SourceDocument(new(ids.NewId()), request.FileName, text.MediaType, text.Sha256, text.Text, request.Retold, time.GetUtcNow());
        var draft = DraftFromReading.Make(new DraftId(request.Draft), address, request.Title, found, document.Id, plan, offices, ids, time.GetUtcNow());
        await files.KeepAsync(content, cancel);   // before the commit: a draft never points to a file that is not there
        db.Add(document);
        db.Add(draft);
        act.Record(new DraftOpened(draft.Id.Value, address.Year, address.Code, text.Sha256, request.FileName, draft.Items.Count));
        return await db.SaveAsync(act, cancel);
    }

    private async Task<bool> IsNewestDocumentAsync(Plan plan, string sha256, CancellationToken cancel)
    {
        var newest = plan.Versions.MaxBy(v => v.Number)?.DocumentId;
        return await db.Documents.AnyAsync(d => d.Id == newest && d.Sha256 == sha256, cancel);
    }
}

/// <summary>The vocabulary readings use: the built-in one and the operator's own words.</summary>
internal sealed class VocabularyInUse(IOptions<SiteOptions> options)
{
    private Vocabulary? loaded;

    /// <exception cref="UnreadableDocumentException">The operator's file is malformed: the message names its line.</exception>
    public Vocabulary Current => loaded ??= options.Value.Vocabulary is { Length: > 0 } path ? Vocabulary.Load(path) : Vocabulary.Standard;
}
