using System.Net;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.ActivatePeople;
using Duixian.Features.People.AddPerson;
using Duixian.Features.People.AppointPerson;
using Duixian.Features.People.HandOverPost;
using Duixian.Features.People.LendPost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.People;

public sealed class PeopleTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Somebody_entered_waits_until_a_security_administrator_lets_them_in()
    {
        await site.GivenOfficesOnceAsync();
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, "/desk/people/new", "form:has([name='Form.Login'])", new() { ["Form.Login"] = "new-clerk", ["Form.Name"] = "民政经办人", ["Form.Office"] = "MZJ", ["Form.Role"] = "Reporter", ["Form.From"] = "2024-03-01" });
        answer.ShouldGoTo("/desk/people/");
        var page = await site.PageAsync(answer.Where(), officer);
        Assert.Contains("待启用", page.Body!.TextContent, StringComparison.Ordinal);
        var list = await site.PageAsync("/desk/people?state=Waiting&office=MZJ", officer);
        Assert.Contains("民政经办人", list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var id = Guid.Parse(answer.Where().Split('/')[^1].Split('?')[0]);
        Assert.Equal(PersonState.Waiting, (await site.PersonAsync(id)).State);
        var request = new ActivatePeopleRequest([id], NewLinks: false);
        var refused = await site.TryAsync(site.Somebody(Role.DeliveryOfficer), request, (s, act) => s.GetRequiredService<ActivatePeople>().ExecuteAsync(request, [], act, CancellationToken.None));
        Assert.Equal(Refusal.NotYours, refused.Refusal);
        var done = await site.TryAsync(site.Somebody(Role.SecurityAdministrator), request, (s, act) => s.GetRequiredService<ActivatePeople>().ExecuteAsync(request, [], act, CancellationToken.None));
        Assert.Null(done.Refusal);
        Assert.Equal(PersonState.Active, (await site.PersonAsync(id)).State);
    }

    [Fact]
    public async Task A_login_name_is_taken_once_and_what_was_typed_stays()
    {
        await site.GivenOfficesOnceAsync();
        await site.GivenPersonAsync("taken", Role.Reporter);
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        var answer = await site.PostFormAsync(officer, "/desk/people/new", "form:has([name='Form.Login'])", new() { ["Form.Login"] = "TAKEN", ["Form.Name"] = "另一位", ["Form.Office"] = "MZJ", ["Form.Role"] = "Reporter" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadPageAsync(answer);
        Assert.Equal("people.login-taken", page.QuerySelector(".notice code")!.TextContent);
        Assert.Equal("另一位", page.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_posts_given_at_once_one_stands_and_the_other_gets_its_sentence(bool separated)
    {
        await site.GivenOfficesOnceAsync();
        var id = await site.GivenPersonAsync("both-" + separated, Role.Reporter);
        await site.ActAsync(async (services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            (await db.People.SingleAsync(p => p.Id == new PersonId(id))).EndPost(new DateOnly(2024, 2, 1), act);
            return await db.SaveAsync(act, CancellationToken.None);
        });
        var day = new DateOnly(2024, 3, 1);
        Role[] roles = separated ? [Role.Auditor, Role.SecurityAdministrator, Role.SystemAdministrator] : [Role.Reviewer, Role.Reporter, Role.Leader];
        var results = await Task.WhenAll(roles.Select(role =>
        {
            var request = new AppointPersonRequest(id, "ZFB", null, role, day, null);
            return site.TryAsync(site.Somebody(Role.SystemAdministrator), request, (services, act) => services.GetRequiredService<AppointPerson>().ExecuteAsync(request, act, CancellationToken.None));
        }));
        Assert.Single(results, r => r.Refusal is null);
        Assert.All(results.Where(r => r.Refusal is not null), r => Assert.Equal(separated ? "people.second-power" : "people.two-posts", r.Refusal!.Code));
        Assert.Single((await site.PersonAsync(id)).Appointments, a => a.HoldsOn(day));
    }

    [Fact]
    public async Task Past_every_rule_the_database_itself_refuses_a_second_open_post()
    {
        var id = await site.GivenPersonAsync("wall", Role.Auditor);
        var second = await site.WithAsync(async services =>
        {
            var (db, ids) = (services.GetRequiredService<DuixianDb>(), services.GetRequiredService<IdSource>());
            return await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"INSERT INTO appointment (id, office, post, role, \"from\", waits, person_id) SELECT {ids.NewId()}, office, post, role, \"from\", waits, person_id FROM appointment WHERE person_id = {id}"));
        });
        Assert.Contains("appointment", second.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_borrows_a_post_cannot_take_one_of_the_three_powers_meanwhile()
    {
        await site.GivenOfficesOnceAsync();
        await site.GivenPersonAsync("lender-1", Role.UnitApprover);
        var borrower = await site.GivenPersonAsync("borrower-1", Role.Reporter);
        Assert.Null((await LendAsync("lender-1", "borrower-1", new(2024, 3, 1), new(2024, 6, 30))).Refusal);
        await site.ActAsync(async (services, act) =>
        {
            var db = services.GetRequiredService<DuixianDb>();
            (await db.People.SingleAsync(p => p.Id == new PersonId(borrower))).EndPost(new DateOnly(2024, 3, 31), act);
            return await db.SaveAsync(act, CancellationToken.None);
        });
        Assert.Equal("people.power-while-borrowing", (await AppointAsync(borrower, Role.Auditor, new(2024, 4, 1))).Refusal?.Code);
        Assert.Null((await AppointAsync(borrower, Role.Auditor, new(2024, 7, 1))).Refusal);
    }

    [Fact]
    public async Task A_power_handed_over_cannot_reach_somebody_who_holds_a_post_or_borrows_one()
    {
        await site.GivenOfficesOnceAsync();
        var auditor = await site.GivenPersonAsync("auditor-old", Role.Auditor);
        await site.GivenPersonAsync("auditor-next", Role.Reviewer);
        Assert.Equal("people.second-power", (await HandOverAsync(auditor, "auditor-next", endTheirs: false)).Refusal?.Code);
        Assert.Null((await HandOverAsync(auditor, "auditor-next", endTheirs: true)).Refusal);
        Assert.Equal(PeopleRefusal.PowersApart, (await HandOverAsync(auditor, "auditor-next", endTheirs: true, Role.DeliveryOfficer)).Refusal);
    }

    [Fact]
    public async Task A_list_of_people_asks_the_same_number_of_questions_and_leaves_as_a_file()
    {
        await site.GivenOfficesOnceAsync();
        for (var i = 0; i < 3; i++) { await site.GivenPersonAsync($"listed-{i}", Role.Reporter, "JYJ", name: $"教育经办{i}"); }
        var page = await site.PageAsync("/desk/people?office=JYJ&role=Reporter&q=LISTED", await site.SignedInAsync(Role.DeliveryOfficer));
        Assert.Equal(["教育经办0", "教育经办1", "教育经办2"], page.QuerySelectorAll("tbody th").Select(c => c.TextContent));
    }

    private Task<Result<Receipt>> AppointAsync(Guid person, Role role, DateOnly from)
    {
        var request = new AppointPersonRequest(person, "ZFB", null, role, from, null);
        return site.TryAsync(site.Somebody(Role.SystemAdministrator), request, (services, act) => services.GetRequiredService<AppointPerson>().ExecuteAsync(request, act, CancellationToken.None));
    }

    private async Task<Result<Receipt>> HandOverAsync(Guid person, string to, bool endTheirs, Role by = Role.SystemAdministrator)
    {
        var request = new HandOverPostRequest(person, to, new DateOnly(2024, 4, 1), endTheirs, (await site.PersonAsync(person)).Revision);
        return await site.TryAsync(site.Somebody(by), request, (services, act) => services.GetRequiredService<HandOverPost>().ExecuteAsync(request, act, CancellationToken.None));
    }

    private async Task<Result<Receipt>> LendAsync(string from, string to, DateOnly first, DateOnly last)
    {
        var lender = await site.WithDbAsync(db => db.Users.Where(a => a.UserName == from).Select(a => a.Id).SingleAsync());
        var request = new LendPostRequest(site.Services.GetRequiredService<IdSource>().NewId(), lender, to, first, last, "学习");
        return await site.TryAsync(site.Somebody(Role.DeliveryOfficer), request, (services, act) => services.GetRequiredService<LendPost>().ExecuteAsync(request, act, CancellationToken.None));
    }
}
