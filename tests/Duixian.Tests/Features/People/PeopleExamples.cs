using System.Net;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.AddPerson;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.People;

/// <summary>People for tests, entered by the use cases themselves.</summary>
internal static class PeopleExamples
{
    public const string Password = TestSite.Password;

    /// <summary>Somebody who may sign in.</summary>
    public static async Task<Guid> GivenPersonAsync(this TestSite site, string login, Role role, string office = "ZFB", DateOnly? from = null, string? name = null)
    {
        var id = site.Services.GetRequiredService<IdSource>().NewId();
        await site.ActAsync((services, act) => services.GetRequiredService<AddPerson>().AddActiveAsync(new(id, login, name ?? login, office, null, role, from ?? new DateOnly(2020, 1, 1)), Password, act, CancellationToken.None));
        return id;
    }

    /// <summary>Somebody entered by a delivery officer, whom nobody has let in yet.</summary>
    public static async Task<Guid> GivenWaitingPersonAsync(this TestSite site, string login, Role role, string office = "ZFB")
    {
        var request = new AddPersonRequest(site.Services.GetRequiredService<IdSource>().NewId(), login, null, office, null, role, new DateOnly(2020, 1, 1));
        var result = await site.TryAsync(site.Somebody(role.IsSeparatedPower ? Role.SystemAdministrator : Role.DeliveryOfficer), request, (services, act) => services.GetRequiredService<AddPerson>().ExecuteAsync(request, act, CancellationToken.None));
        Assert.Null(result.Refusal);
        return request.Person;
    }

    public static async Task GivenOfficesOnceAsync(this TestSite site)
    {
        if (await site.WithDbAsync(db => db.Offices.AnyAsync())) { return; }
        await site.GivenOfficesAsync(("ZFB", "市政府办公室", "督查"), ("MZJ", "市民政局", "养老"), ("JYJ", "市教育局", "学校"));
    }

    public static Task<Person> PersonAsync(this TestSite site, Guid id) => site.WithDbAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == new PersonId(id)));

    /// <summary>Runs a use case as somebody in a role.</summary>
    public static Task<Result<Receipt>> TryAsync<TRequest>(this TestSite site, Actor by, TRequest request, Func<IServiceProvider, Act, Task<Result<Receipt>>> useCase) => site.WithAsync(services =>
        services.GetRequiredService<Acts>().RunAsync(by, services.GetRequiredService<IdSource>().NewId().ToString("D"), request, null, act => useCase(services, act), CancellationToken.None));

    public static Actor Somebody(this TestSite site, Role role, string office = "ZFB") => new(ActorKind.Office, office, role, site.Services.GetRequiredService<IdSource>().NewId());

    public static string Where(this HttpResponseMessage answer) => answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : "";

    public static void ShouldGoTo(this HttpResponseMessage answer, string path)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(path, answer.Where(), StringComparison.Ordinal);
    }
}
