namespace Duixian.Features.People;

/// <summary>The words of people, posts and lending.</summary>
public sealed class PeopleText;
