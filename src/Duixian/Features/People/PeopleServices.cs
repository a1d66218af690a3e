using Duixian.Domain.Ledger;
using Duixian.Features.People.ActivatePeople;
using Duixian.Features.People.DisablePerson;
using Duixian.Features.People.ImportPeople;
using Duixian.Features.People.LendPost;
using Duixian.Features.People.PeopleList;
using Duixian.Files;
using Duixian.Files.Imports;
using Microsoft.AspNetCore.Antiforgery;

namespace Duixian.Features.People;

/// <summary>Use cases of people, posts, lending and their files.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PersonChanges>();
        services.AddScoped<RunningSessions>();
        services.AddScoped<AddPerson.AddPerson>();
        services.AddScoped<AppointPerson.AppointPerson>();
        services.AddScoped<EndPersonPost.EndPersonPost>();
        services.AddScoped<RenamePerson.RenamePerson>();
        services.AddScoped<DisablePerson.DisablePerson>();
        services.AddScoped<EndPersonSessions>();
        services.AddScoped<HandOverPost.HandOverPost>();
        services.AddScoped<LendPost.LendPost>();
        services.AddScoped<TakeBackPost>();
        services.AddScoped<ActInPost.ActInPost>();
        services.AddScoped<ActivatePeople.ActivatePeople>();
        services.AddScoped<PeopleRowRules>();
        services.AddScoped<TableImport, PeopleImport>();
        services.AddScoped<PeopleWords>();
        services.AddScoped<OfficeChoices>();
        services.AddScoped<PeopleList.PeopleLines>();
        services.AddScoped<PersonCard.PersonToShow>();
    }

    public static void MapPeopleFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in TableFile.Formats)
        {
            routes.MapGet("/desk/people." + format, async (HttpContext http, PeopleLines lines, PeopleWords words) =>
                {
                    var rows = await lines.AllAsync(PeopleQuery.From(http.Request.Query), http.RequestAborted);
                    await TableFile.SendAsync(http.Response, format, "people", words.Header(), rows.ToAsyncEnumerable(), words.Cells, http.RequestAborted);
                })
                .RequireAuthorization(nameof(Power.SeePeople)).ExcludeFromDescription();
            routes.MapPost("/desk/people/activation." + format, (HttpContext http, IAntiforgery antiforgery, PeopleWords words) => ActivationSlips.SendAsync(http, format, antiforgery, words))
                .RequireAuthorization(nameof(Power.ActivatePeople)).DisableAntiforgery().ExcludeFromDescription();   // checked inside, as nothing is bound
        }
    }
}
