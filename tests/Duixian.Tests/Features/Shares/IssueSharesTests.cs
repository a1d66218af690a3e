using System.Net;
using System.Text.Json;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Shares;
using Duixian.Tests.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Features.Shares;

public sealed class IssueSharesTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<HttpClient> OfficerAsync(int year)
    {
        await site.GivenUnitsAsync();
        if (!await site.WithDbAsync(db => db.PlanSummaries.AnyAsync(p => p.Year == year))) { await site.GivenPlanAsync(year); }
        return await site.SignedInAsync(Role.DeliveryOfficer);
    }

    private Task<HttpResponseMessage> SendAsync(HttpClient client, int year, string verb, params (string Name, string Value)[] fields) => SendAsync(client, year, "1", verb, fields);

    private Task<HttpResponseMessage> SendAsync(HttpClient client, int year, string item, string verb, params (string Name, string Value)[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["Do"] = verb };
        foreach (var (name, value) in fields) { values[name] = value; }
        return PostDivideAsync(client, $"/desk/shares/{year}/report/{item}/1", values);
    }

    /// <summary>Rows are posted once each, which a dictionary of fields cannot say: the form is sent as a browser would.</summary>
    private async Task<HttpResponseMessage> PostDivideAsync(HttpClient client, string path, Dictionary<string, string> values)
    {
        var page = await site.PageAsync(path, client);
        var form = page.QuerySelectorAll("form[method=post]").Single(f => f.QuerySelector("select[name=Method]") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name") ?? "", Value: i.GetAttribute("value") ?? "")).ToList();
        fields.AddRange(form.QuerySelectorAll("input:not([type=hidden])").Where(i => i.GetAttribute("type") is not "checkbox" || i.HasAttribute("checked")).Select(i => (i.GetAttribute("name") ?? "", i.GetAttribute("value") ?? "")));
        fields.AddRange(form.QuerySelectorAll("textarea").Select(a => (a.GetAttribute("name") ?? "", a.TextContent)));
        fields.AddRange(form.QuerySelectorAll("select").Select(s => (s.GetAttribute("name") ?? "", s.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")));
        fields.RemoveAll(f => values.ContainsKey(f.Name));
        fields.AddRange(values.Select(v => (v.Key, v.Value)));
        foreach (var row in values.Keys.Where(k => k.StartsWith("Row.", StringComparison.Ordinal)).Select(k => k.Split('.')[1]).Distinct(StringComparer.Ordinal)) { fields.Add(("Row", row)); }
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(path, content);
    }

    private static (string, string)[] Figures(params string[] figures) => [.. ShareExamples.Counties.Zip(figures, (c, f) => ($"Row.{c}.Figure", f))];

    private Task<List<(string Party, decimal? Amount)>> LinesAsync(int year, string item = "1") => site.WithDbAsync(async db =>
        (await db.ShareLines.AsNoTracking().Where(l => l.Year == year && l.Item == item).OrderBy(l => l.Position).ToListAsync()).ConvertAll(l => (l.Party, l.Amount)));

    [Fact]
    public async Task Equal_shares_are_previewed_and_issued()
    {
        var officer = await OfficerAsync(2041);
        var preview = await TestSite.ReadPageAsync(await SendAsync(officer, 2041, "preview"));
        Assert.Equal(8, preview.QuerySelectorAll("#preview tbody tr").Length);
        Assert.Contains("分解合计 500 / 目标 500，系数 1.00", preview.QuerySelector("#preview")?.TextContent);
        Assert.Empty(await LinesAsync(2041));

        var answer = await SendAsync(officer, 2041, "issue");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([63m, 63m, 62m, 62m, 63m, 63m, 62m, 62m], (await LinesAsync(2041)).Select(l => l.Amount ?? 0));
    }

    [Fact]
    public async Task By_base_with_floors_and_a_pasted_table_adds_up_exactly()
    {
        var officer = await OfficerAsync(2042);
        const string Pasted = "单位\t2023年\t保底\n东昌府区\t1,500\t\n茌平\t900\n临清市\t4百\n冠 县\t300\n371522\t200\n阳谷县\t100\n东阿县\t50\n高唐县\t2\t1\n合计\t3452";
        var filled = await TestSite.ReadPageAsync(await SendAsync(officer, 2042, "fill", ("Method", "ByBase"), ("Pasted", Pasted)));
        Assert.Equal("1,500", filled.QuerySelector("input[name='Row.371502.Figure']")?.GetAttribute("value"));
        Assert.Equal("1", filled.QuerySelector("input[name='Row.371526.Floor']")?.GetAttribute("value"));
        Assert.Equal("", filled.QuerySelector("textarea[name=Pasted]")?.TextContent);

        var answer = await SendAsync(officer, 2042, "issue", ("Method", "ByBase"), ("BaseName", "2023年实绩"), ("Pasted", Pasted));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var lines = await LinesAsync(2042);
        Assert.Equal(500m, lines.Sum(l => l.Amount));
        Assert.Equal(1m, lines.Single(l => l.Party == "371526").Amount);
        var page = await site.PageAsync("/desk/shares/2042/report/1/1", officer);
        Assert.Contains("2023年实绩", page.QuerySelector("main")?.TextContent);
        Assert.Equal("1500", page.QuerySelector("input[name='Row.371502.Figure']")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("东昌府区\t10\n聊城县\t20", "聊城县")]
    [InlineData("东昌府区\t10\n东昌府\t20", "两次")]
    [InlineData("东昌府区\t一百个", "一百个")]
    [InlineData("东昌府区", "后面没有数")]
    [InlineData("开发区\t10", "不在这次分解的单位里")]
    [InlineData("=SUM(A1)", "=SUM(A1)")]
    [InlineData("合计\t100", "没有读到")]
    public async Task Pasted_rubbish_is_named_with_its_line_and_kept(string pasted, string said)
    {
        var officer = await OfficerAsync(2043);
        var answer = await SendAsync(officer, 2043, "fill", ("Method", "AsDeclared"), ("Pasted", pasted), ("Row.371581.Figure", "77"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Contains(said, page.QuerySelector("[role=alert]")?.TextContent);
        Assert.Equal(pasted, page.QuerySelector("textarea[name=Pasted]")?.TextContent.Trim());
        Assert.Equal("77", page.QuerySelector("input[name='Row.371581.Figure']")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_sum_that_is_not_the_target_needs_a_reason_and_both_figures_are_shown()
    {
        var officer = await OfficerAsync(2044);
        var figures = Figures("100", "100", "100", "50", "50", "50", "50", "50");
        var refused = await SendAsync(officer, 2044, "issue", [("Method", "AsDeclared"), .. figures]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadPageAsync(refused);
        Assert.Contains("shares.reason-for-sum", page.QuerySelector("[role=alert]")?.TextContent);
        Assert.Contains("550", page.QuerySelector("[role=alert]")?.TextContent);
        Assert.Equal("50", page.QuerySelector("input[name='Row.371526.Figure']")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(officer, 2044, "issue", [("Method", "AsDeclared"), ("Reason", "各县自报,市里加压一成"), .. figures])).StatusCode);
        Assert.Contains("分解合计 550 / 目标 500，系数 1.10", (await site.PageAsync("/desk/shares/2044/report/1/1", officer)).QuerySelector("main")?.TextContent);
    }

    [Theory]
    [InlineData("-10", "shares.reason-below-zero")]
    [InlineData("501", "shares.reason-above-target")]
    [InlineData("10.5", "shares.share-not-a-multiple")]
    [InlineData("", "shares.figure-missing")]
    public async Task A_share_out_of_the_ordinary_is_refused_with_its_code_and_kept(string figure, string code)
    {
        var officer = await OfficerAsync(2045);
        var answer = await SendAsync(officer, 2045, "issue", [("Method", "AsDeclared"), .. Figures("1", "1", "1", "1", "1", "1", "1", figure)]);
        await answer.ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, code);
        Assert.Equal(figure, (await TestSite.ReadPageAsync(answer)).QuerySelector("input[name='Row.371526.Figure']")?.GetAttribute("value"));
        Assert.Empty(await LinesAsync(2045));
    }

    [Fact]
    public async Task Words_in_a_field_and_floors_too_large_are_refused_at_their_place()
    {
        var officer = await OfficerAsync(2046);
        var answer = await SendAsync(officer, 2046, "preview", [("Method", "ByBase"), .. Figures("很多", "1", "1", "1", "1", "1", "1", "1")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("true", (await TestSite.ReadPageAsync(answer)).QuerySelector("input[name='Row.371502.Figure']")?.GetAttribute("aria-invalid"));
        var floors = ShareExamples.Counties.Select(c => ($"Row.{c}.Floor", "100"));
        await (await SendAsync(officer, 2046, "preview", [("Method", "ByBase"), .. Figures("1", "1", "1", "1", "1", "1", "1", "1"), .. floors])).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.floors-too-large");
        await (await SendAsync(officer, 2046, "preview", [("Method", "ByBase"), .. Figures("0", "0", "0", "0", "0", "0", "0", "0")])).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.weights-all-zero");
        await (await SendAsync(officer, 2046, "preview", ("Method", "ByRegister"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.register-missing");
        await (await SendAsync(officer, 2046, "preview", ("Universe", "Offices"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.nobody");
    }

    [Fact]
    public async Task Weighted_factors_come_from_several_columns()
    {
        var officer = await OfficerAsync(2047);
        var pasted = string.Join('\n', ShareExamples.Counties.Select((c, i) => $"{c}\t{(i == 0 ? 65 : 5)}\t{(i == 7 ? 30 : 10)}"));
        (string, string)[] factors = [("Method", "ByFactors"), ("Factor.0.Name", "人口"), ("Factor.0.Percent", "60"), ("Factor.1.Name", "面积"), ("Factor.1.Percent", "40"), ("Pasted", pasted)];
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(officer, 2047, "issue", factors)).StatusCode);
        // 0.6×65/100+0.4×10/100 = 0.43; 0.6×5/100+0.4×30/100 = 0.15; the six others 0.07.
        Assert.Equal([215m, 35m, 35m, 35m, 35m, 35m, 35m, 75m], (await LinesAsync(2047)).Select(l => l.Amount ?? 0));
        factors[2] = ("Factor.0.Percent", "50");
        await (await SendAsync(officer, 2047, "preview", factors)).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.factors-not-hundred");
    }

    [Fact]
    public async Task A_named_list_counts_a_work_in_every_county_it_touches_and_sums_nothing()
    {
        var officer = await OfficerAsync(2048);
        const string Works = "济聊高速：东阿县、茌平、东昌府\n临清连接线\t临清市\n县乡道路提升: 全部";
        await (await SendAsync(officer, 2048, "issue", ("Method", "ByNamedList"), ("Works", Works))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.reason-for-sum");
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(officer, 2048, "issue", ("Method", "ByNamedList"), ("Works", Works), ("Reason", "先列三项"))).StatusCode);
        Assert.Equal([2m, 2m, 2m, 1m, 1m, 1m, 2m, 1m], (await LinesAsync(2048)).Select(l => l.Amount ?? 0));
        var summary = await site.WithDbAsync(db => db.ShareSummaries.AsNoTracking().SingleAsync(s => s.Year == 2048));
        Assert.Equal((null, 3), (summary.Sum, summary.Works));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(officer, 2048, "preview", ("Works", "某路：某县"))).StatusCode);
    }

    [Fact]
    public async Task Who_issues_after_somebody_else_sees_both_versions_and_keeps_the_form()
    {
        var officer = await OfficerAsync(2049);
        await site.GivenSharesAsync(2049);
        var answer = await SendAsync(officer, 2049, "issue", [("Version", "0"), ("Method", "AsDeclared"), ("Reason", "按自报"), .. Figures("100", "100", "100", "50", "50", "50", "25", "25")]);
        await answer.ShouldAnswerAsync(HttpStatusCode.Conflict, "duixian.stale");
        var page = await TestSite.ReadPageAsync(answer);
        var row = page.QuerySelectorAll("#preview tbody tr")[0];
        Assert.Equal(["100张", "63张", "+37"], row.QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal("1", page.QuerySelector("form input[name=Version]")?.GetAttribute("value"));
        Assert.Equal("25", page.QuerySelector("input[name='Row.371526.Figure']")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_who_issue_the_first_version_at_once_one_is_told()
    {
        await OfficerAsync(2050);
        async Task<bool> TryAsync()
        {
            try { await site.GivenSharesAsync(2050); return true; }
            catch (InvalidOperationException e) when (e.Message == Refusal.Stale.Code) { return false; }
        }
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync()));
        Assert.Equal(1, answers.Count(heard => heard));
        Assert.Equal(8, (await LinesAsync(2050)).Count);
    }

    [Fact]
    public async Task A_new_version_needs_a_reason_and_shows_what_changed_for_whom()
    {
        var officer = await OfficerAsync(2051);
        await site.GivenSharesAsync(2051);
        var figures = Figures("200", "100", "100", "50", "25", "25", "0", "0");
        await (await SendAsync(officer, 2051, "issue", [("Method", "AsDeclared"), .. figures])).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.reason-for-version");
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(officer, 2051, "issue", [("Method", "AsDeclared"), ("Reason", "按各县床位缺口"), .. figures])).StatusCode);
        var page = await site.PageAsync("/desk/shares/2051/report/1/1?done=issued", officer);
        Assert.Contains("第2版分解已下达", page.QuerySelector("[role=status]")?.TextContent);
        Assert.Contains("+137", page.QuerySelector("main table tbody tr")?.TextContent);
        Assert.Contains("以前的版本", page.QuerySelector("main")?.TextContent);
        await (await SendAsync(officer, 2051, "issue", ("Reason", "再发一次"))).ShouldAnswerAsync(HttpStatusCode.UnprocessableEntity, "shares.nothing-changed");
    }

    [Fact]
    public async Task Shares_made_for_an_earlier_target_are_marked_until_they_are_made_anew()
    {
        var officer = await OfficerAsync(2052);
        await site.GivenSharesAsync(2052);
        await site.GivenPlanAsync(2052, reason: "年中调整", items: [PlanExamples.Item("1", "新增护理床位400张", "MZJ", PlanExamples.Beds(400)), PlanExamples.TwoItems[1]]);
        Assert.Contains("按旧目标分解", (await site.PageAsync("/desk/shares/2052/report/1/1", officer)).QuerySelector("main")?.TextContent);
        var list = await site.PageAsync("/desk/shares?year=2052&state=Earlier", officer);
        Assert.Contains("按目标第1版", Assert.Single(list.QuerySelectorAll("main table tbody tr")).TextContent);
        await site.GivenSharesAsync(2052, reason: "目标调整", version: 1, targetVersion: 2);
        Assert.DoesNotContain("按旧目标分解", (await site.PageAsync("/desk/shares/2052/report/1/1", officer)).QuerySelector("main")?.TextContent);
        Assert.Equal(400m, (await LinesAsync(2052)).Sum(l => l.Amount));
    }

    [Fact]
    public async Task What_is_issued_is_public_in_the_log_with_everything_it_was_computed_from()
    {
        await OfficerAsync(2053);
        var receipt = await site.GivenSharesAsync(2053, method: ShareMethod.AsDeclared, inputs: ShareExamples.Declared(100, 100, 100, 50, 50, 50, 25, 25));
        var entry = await site.WithDbAsync(db => db.LedgerEntries.AsNoTracking().SingleAsync(e => e.Seq == receipt.FirstEntry));
        var json = JsonDocument.Parse(entry.Bytes).RootElement;
        Assert.Equal(("sharesIssued", "plan/2053/report/1/shares/1"), (json.GetProperty("type").GetString(), json.GetProperty("stream").GetString()));
        var body = json.GetProperty("body");
        Assert.Equal("asDeclared", body.GetProperty("method").GetString());
        Assert.Equal(8, body.GetProperty("shares").GetArrayLength());
        Assert.Equal("100", body.GetProperty("inputs").GetProperty("parties")[0].GetProperty("figure").GetString());
    }

    [Fact]
    public async Task Rebuilding_from_the_ledger_gives_the_same_shares()
    {
        await OfficerAsync(2054);
        await site.GivenSharesAsync(2054, universe: Universe.AllUnits);
        await site.GivenSharesAsync(2054, reason: "只分到县", version: 1);
        await site.GivenConfirmedAsync(2054, version: 2);
        var before = await RollUpsAsync();
        await site.WithDbAsync(db => db.RebuildAsync(null, CancellationToken.None));
        Assert.Equal(before, await RollUpsAsync());
        Assert.Contains("ConfirmedOn\":\"20", before, StringComparison.Ordinal);
        Assert.Equal(8, (await LinesAsync(2054)).Count);
    }

    [Fact]
    public async Task A_leader_confirms_and_an_officer_may_not()
    {
        var officer = await OfficerAsync(2055);
        await site.GivenSharesAsync(2055);
        var leader = await site.SignedInAsync(Role.Leader);
        Assert.Null((await site.PageAsync("/desk/shares/2055/report/1/1", leader)).QuerySelector("select[name=Method]"));
        Assert.Null((await site.PageAsync("/desk/shares/2055/report/1/1", officer)).QuerySelector("form.acts-row input[name=Version]"));
        var answer = await site.PostFormAsync(leader, "/desk/shares/2055/report/1/1", "main form", []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("领导已确认", (await site.PageAsync("/desk/shares/2055/report/1/1", officer)).QuerySelector("main")?.TextContent);
        Assert.NotNull(await site.WithDbAsync(db => db.ShareSummaries.Where(s => s.Year == 2055).Select(s => s.ConfirmedOn).SingleAsync()));
        Assert.Equal(Refusal.NotYours, (await RunAsAsync(Role.DeliveryOfficer, 2055)).Refusal);
    }

    [Theory]
    [InlineData(Role.Reporter, HttpStatusCode.OK)]
    [InlineData(Role.Leader, HttpStatusCode.OK)]
    [InlineData(Role.SystemAdministrator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, HttpStatusCode.Forbidden)]
    public async Task Business_roles_see_the_shares_and_only_the_delivery_officer_divides(Role role, HttpStatusCode expected)
    {
        await OfficerAsync(2056);
        var client = await site.SignedInAsync(role);
        foreach (var path in new[] { "/desk/shares", "/desk/shares/2056/report/1/1" })
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(expected, answer.StatusCode == HttpStatusCode.Redirect ? HttpStatusCode.Forbidden : answer.StatusCode);
            if (expected == HttpStatusCode.OK) { Assert.Null((await TestSite.ReadPageAsync(answer)).QuerySelector("select[name=Method]")); }
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var officer = await OfficerAsync(2057);
        foreach (var path in new[] { "/desk/shares/2057/report/9/1", "/desk/shares/2057/report/1/2", "/desk/shares/2057/other/1/1", "/desk/shares/2057/report/1/0", "/desk/shares/1066/report/1/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_method_changed_and_changed_back_loses_nothing_typed()
    {
        var officer = await OfficerAsync(2058);
        var other = await TestSite.ReadPageAsync(await SendAsync(officer, 2058, "choose", ("Method", "ByNamedList"), ("Row.371502.Figure", "12"), ("Row.371502.Floor", "3"), ("BaseName", "2023年实绩")));
        Assert.Equal("12", other.QuerySelector("input[type=hidden][name='Row.371502.Figure']")?.GetAttribute("value"));
        Assert.Equal("3", other.QuerySelector("input[type=hidden][name='Row.371502.Floor']")?.GetAttribute("value"));
        Assert.Equal("2023年实绩", other.QuerySelector("input[type=hidden][name=BaseName]")?.GetAttribute("value"));
    }

    private Task<Result<Receipt>> RunAsAsync(Role role, int year) => site.WithAsync(services =>
    {
        var confirm = (Duixian.Features.Shares.ConfirmShares.ConfirmShares)services.GetService(typeof(Duixian.Features.Shares.ConfirmShares.ConfirmShares))!;   // registered by the site
        return confirm.ExecuteAsync(new(year, "report", "1", 1, 1), new Act(new Guid(1, 2, 3, new byte[8]), new Actor(ActorKind.Office, "ZFB", role, null), "k", [1], null), CancellationToken.None);
    });

    private Task<string> RollUpsAsync() => site.WithDbAsync(async db => JsonSerializer.Serialize(new
    {
        Summaries = await db.ShareSummaries.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Plan).ThenBy(s => s.Item).ThenBy(s => s.Indicator).ToListAsync(),
        Lines = await db.ShareLines.AsNoTracking().OrderBy(s => s.Year).ThenBy(s => s.Plan).ThenBy(s => s.Item).ThenBy(s => s.Indicator).ThenBy(s => s.Party).ToListAsync(),
    }));
}
