using Microsoft.Playwright;

namespace Duixian.Browser.Tests;

/// <summary>Every page there is, for what must hold on all of them. A new page is added here.</summary>
internal static class Places
{
    internal static readonly string[] Public =
    [
        "/", "/2024", "/2024/report", "/2024/report?q=%E5%B0%8F%E5%8C%BA", "/2024/report?q=nothing-like-this", "/2024/report/22", "/2024/report/5", "/2024/report/10", "/2024/report/28", "/2024/report?state=behind", "/2024/report?sort=light", "/2024/report/changes", "/2024/report/changes?page=4", "/2023", "/2023/report/3", "/place", "/place/371525", "/projects", "/projects?stage=full&sort=-total", "/projects/approvals", "/project/200", "/2024/report/25/register/1",
        "/ledger", "/ledger?type=internal", "/ledger?before=40&plan=2024/report", "/ledger/0", "/ledger/40", "/ledger/chain/2024/report/22",
        "/2024/report/source", "/2024/report/versions", "/2024/report/999", "/styleguide", "/sign-in", "/demo/roles",
    ];

    internal static readonly string[] Desk = ["/desk", "/desk/drafts", "/desk/drafts/new", "/desk/lending", "/desk/registers", "/desk/registers/new", "/desk/projects", "/desk/projects/board", "/desk/projects/time", "/desk/projects/counties", "/desk/projects/sectors", "/desk/projects/years/2024", "/desk/projects/import", "/desk/projects/new", "/desk/projects/200", "/desk/projects/200/edit", "/desk/projects/200/stage", "/desk/projects/200/procedures", "/desk/procedures", "/desk/procedures/disclosure"];

    internal static readonly string[] Administration = ["/desk/people", "/desk/people/new", "/desk/people/import", "/account", "/account/codes", "/account/password", "/account/confirm"];

    internal static readonly string[] Security = ["/desk/people/activation"];

    internal static readonly string[] Audit = ["/desk/audit", "/desk/audit?kind=Act", "/desk/audit/acts/0"];

    /// <summary>Goes everywhere, each place in the eyes of whoever may see it.</summary>
    internal static async Task VisitAllAsync(BrowsedSite site, Visit visit, Func<IPage, string, Task> look, string prefix = "")
    {
        var anyone = await site.OpenAsync("/sign-in", visit);
        foreach (var path in Public) { await LookAsync(anyone, prefix + path); }
        var officer = await site.SignInAsync("DeliveryOfficer", visit);
        var draft = await site.OpenDraftAsync();
        foreach (var path in Desk.Concat([draft, $"{draft}?item=1", $"{draft}?item=new", $"{draft}/publish"])) { await LookAsync(officer, prefix + path); }
        await officer.GotoAsync("/desk/registers");
        var register = await officer.Locator("tbody th a").First.GetAttributeAsync("href");
        foreach (var path in (string[])["", "?state=Done", "/rows/1", "/import"]) { await LookAsync(officer, prefix + register + path); }
        var administrator = await site.SignInAsync("SystemAdministrator", visit);
        foreach (var path in Administration) { await LookAsync(administrator, prefix + path); }
        await administrator.GotoAsync("/desk/people");
        await LookAsync(administrator, prefix + await administrator.Locator("tbody th a").First.GetAttributeAsync("href"));
        var security = await site.SignInAsync("SecurityAdministrator", visit);
        foreach (var path in Security) { await LookAsync(security, prefix + path); }
        var auditor = await site.SignInAsync("Auditor", visit);
        foreach (var path in Audit) { await LookAsync(auditor, prefix + path); }

        async Task LookAsync(IPage page, string path)
        {
            await page.GotoAsync(path);
            await look(page, path);
        }
    }
}
