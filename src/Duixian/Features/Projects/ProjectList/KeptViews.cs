using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Shell.Typing;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ProjectList;

/// <summary>Views of the portfolio that somebody keeps under a name: nobody else's business, so no act.</summary>
internal sealed class KeptViews(DuixianDb db)
{
    public Task<List<ProjectView>> OfAsync(Guid? account, CancellationToken cancel) =>
        db.ProjectViews.AsNoTracking().Where(v => v.Account == account).OrderBy(v => v.Name).Take(ProjectView.Most).ToListAsync(cancel);

    /// <summary>Keeps a view; the same name again replaces it. Nothing happens without a name, or once there are too many.</summary>
    public async Task<bool> KeepAsync(Guid account, string name, string query, CancellationToken cancel)
    {
        name = TypedText.Line(name);
        if (name.Length is 0 or > ProjectView.LongestName || query.Length > 2_000) { return false; }
        var known = await db.ProjectViews.Where(v => v.Account == account).ToListAsync(cancel);
        if (known.Find(v => v.Name == name) is { } same) { same.Query = query; }
        else if (known.Count >= ProjectView.Most) { return false; }
        else { db.Add(new ProjectView { Account = account, Name = name, Query = query }); }
        await db.KeepPapersAsync(cancel);
        return true;
    }

    public async Task DropAsync(Guid account, string name, CancellationToken cancel)
    {
        if (await db.ProjectViews.SingleOrDefaultAsync(v => v.Account == account && v.Name == name, cancel) is not { } known) { return; }
        db.Remove(known);
        await db.KeepPapersAsync(cancel);
    }
}
