namespace Duixian.Domain.Directory;

/// <summary>Every "no" about people and posts.</summary>
public static class PeopleRefusal
{
    public static readonly Refusal Unknown = new("people.unknown", RefusalKind.NotFound);
    public static readonly Refusal ToOneself = new("people.to-oneself", RefusalKind.Rule);
    public static readonly Refusal LentTooLong = new("people.lent-too-long", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("people.reason-missing", RefusalKind.Rule);
    public static readonly Refusal PowerNotLent = new("people.power-not-lent", RefusalKind.Rule);
    public static readonly Refusal LendingOver = new("people.lending-over", RefusalKind.Rule);

    public static Refusal EndsBeforeItBegins(DateOnly first, DateOnly last) => new("people.ends-before-it-begins", RefusalKind.Rule, first, last);

    /// <summary>One person, one post at a time.</summary>
    public static Refusal TwoPosts(string name, string office, DateOnly since) => new("people.two-posts", RefusalKind.Rule, name, office, since);

    /// <summary>System administrator, security administrator and auditor are three people, and none of them holds another post.</summary>
    public static Refusal SecondPower(string name, string office) => new("people.second-power", RefusalKind.Rule, name, office);

    public static Refusal NoPost(string name, DateOnly day) => new("people.no-post", RefusalKind.Rule, name, day);

    public static Refusal AlreadyActive(string name) => new("people.already-active", RefusalKind.Rule, name);

    public static Refusal AlreadyDisabled(string name) => new("people.already-disabled", RefusalKind.Rule, name);
}
