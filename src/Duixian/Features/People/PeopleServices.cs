using Duixian.Features.People.DisablePerson;
using Duixian.Features.People.LendPost;

namespace Duixian.Features.People;

/// <summary>Use cases of people, posts, lending and their files.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PersonChanges>();
        services.AddScoped<Sessions>();
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
        services.AddScoped<PeopleWords>();
        services.AddScoped<OfficeChoices>();
        services.AddScoped<PeopleList.PeopleLines>();
        services.AddScoped<PersonCard.PersonToShow>();
    }
}
