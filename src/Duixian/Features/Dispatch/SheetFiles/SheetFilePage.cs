using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Reading.Sheets;
using Duixian.Shell;
using Duixian.Shell.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>What the pages about the files of one sheet share: the sheet within the person's scope, and uploads.</summary>
public abstract class SheetFilePage : ComponentBase
{
    internal const long LargestRequest = 120L << 20;   // more than is taken, so that a file too large still gets its sentence

    private protected const int LongestName = 120;

    [Inject] private protected IServiceProvider Services { get; set; } = null!;   // set by the renderer, as the rest
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;
    [Inject] private protected Links Links { get; set; } = null!;
    [Inject] private protected IHttpContextAccessor Accessor { get; set; } = null!;
    [Inject] private protected IStringLocalizer<SheetFilesText> Text { get; set; } = null!;

    /// <summary>Of the plan.</summary>
    [Parameter] public int Year { get; set; }

    /// <summary>Code of the plan.</summary>
    [Parameter] public string Plan { get; set; } = "";

    /// <summary>Number of the round.</summary>
    [Parameter] public int Round { get; set; }

    /// <summary>Code of the unit or office.</summary>
    [Parameter] public string Party { get; set; } = "";

    private protected PartySheet? Sheet { get; private set; }

    private protected Refusal? Refusal { get; set; }

    private protected HttpContext Http => Accessor.HttpContext!;   // a page always has a request

    private protected CancellationToken Cancel => Http.RequestAborted;

    private protected string Base => Links.To(Sheet!.Path);   // asked where there is a sheet

    private protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    private protected async Task<PartySheet?> LoadAsync()
    {
        Sheet = await Services.GetRequiredService<PartySheets>().FindAsync(new PlanAddress(Year, Plan), Round, Party, Services.GetRequiredService<SignedIn>().Actor, Cancel);
        if (Sheet is null) { Navigation.NotFound(); }
        return Sheet;
    }

    private protected string? Asked(string name) => Http.Request.Query[name].ToString() is { Length: > 0 and <= LongestName } text ? text : null;

    /// <summary>Where a kept file is tried.</summary>
    private protected static string QueryOf(string? sha256, string name)
    {
        IEnumerable<KeyValuePair<string, string?>> query = [new("file", sha256), new("name", name)];
        return QueryString.Create(query).Value ?? "";
    }

    /// <summary>The uploaded files; a sentence where there is none or one is too large.</summary>
    private protected async Task<(IReadOnlyList<(string Name, byte[] Content)> Files, string? Fault)> UploadedAsync(int most)
    {
        var sent = Http.Request.Form.Files.Where(f => f is { FileName.Length: > 0, Length: > 0 }).ToList();
        if (sent.Count == 0) { return ([], Text["Fault.NoFile"]); }
        if (sent.Count > most) { return ([], Text["Fault.TooMany", most]); }
        if (sent.Exists(f => f.Length > SheetLimits.FileBytes)) { return ([], Text["Fault.TooLarge", SheetLimits.FileBytes >> 20]); }
        var files = new List<(string, byte[])>();
        foreach (var file in sent)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, Cancel);
            var name = TypedText.Line(Path.GetFileName(file.FileName));
            files.Add((name.Length > LongestName ? name[^LongestName..] : name, content.ToArray()));
        }
        return (files, null);
    }

    private protected void Answer(Refusal no)
    {
        Refusal = no;
        Http.Response.StatusCode = no.StatusCode;
    }
}
