namespace Duixian.Features.People;

/// <summary>Use cases of people, posts, lending and their files.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<AddPerson.AddPerson>();
    }
}
