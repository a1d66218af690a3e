using Duixian.Features.Plans.EditItem;
using Duixian.Features.Plans.MarkItem;
using Duixian.Features.Plans.MergeItems;
using Duixian.Features.Plans.PlaceResult;
using Duixian.Features.Plans.PublishDraft;
using Duixian.Features.Plans.PutAsideDraft;
using Duixian.Features.Plans.RenameDraft;
using Duixian.Features.Plans.RevisePlan;
using Duixian.Features.Plans.SplitItem;
using Duixian.Files;
using Microsoft.AspNetCore.Http.Features;

namespace Duixian.Features.Plans;

/// <summary>Use cases of reading, checking and publishing plans.</summary>
internal static class PlansServices
{
    // A whole document may be pasted: as large as a file may be, and a little for the other fields.
    private const int LargestPaste = 24 << 20;

    public static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<StoredFiles>();
        services.AddSingleton<ReadDocument.VocabularyInUse>();
        services.AddScoped<ReadDocument.ReadDocument>();
        services.AddScoped<DraftChanges>();
        services.AddScoped<CheckDraft.DraftDesk>();
        services.AddScoped<DraftList.DraftRows>();
        services.AddScoped<EditDraftItem>();
        services.AddScoped<AddDraftItem>();
        services.AddScoped<SplitDraftItem>();
        services.AddScoped<MergeDraftItems>();
        services.AddScoped<MarkDraftItem>();
        services.AddScoped<AcceptRestOfDraft>();
        services.AddScoped<PlaceDraftResult>();
        services.AddScoped<RenameOpenDraft>();
        services.AddScoped<PutDraftAside>();
        services.AddScoped<NextYear.StartNextYear>();
        services.AddScoped<PublishCheckedDraft>();
        services.AddScoped<RevisePublishedPlan>();
        services.Configure<FormOptions>(forms => forms.ValueLengthLimit = LargestPaste);
    }
}
