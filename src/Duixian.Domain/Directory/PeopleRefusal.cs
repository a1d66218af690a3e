namespace Duixian.Domain.Directory;

/// <summary>Every "no" about people and posts.</summary>
public static class PeopleRefusal
{
    public static readonly Refusal Unknown = new("people.unknown", RefusalKind.NotFound);
    public static readonly Refusal ToOneself = new("people.to-oneself", RefusalKind.Rule);
    public static readonly Refusal LentTooLong = new("people.lent-too-long", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("people.reason-missing", RefusalKind.Rule);
    public static readonly Refusal PowerNotLent = new("people.power-not-lent", RefusalKind.Rule);
    public static readonly Refusal Oneself = new("people.oneself", RefusalKind.Rule);
    public static readonly Refusal PowersApart = new("people.powers-apart", RefusalKind.Forbidden);
    public static readonly Refusal NotLentToday = new("people.not-lent-today", RefusalKind.Rule);
    public static readonly Refusal AsOneself = new("people.as-oneself", RefusalKind.Rule);
    public static readonly Refusal NameMissing = new("people.name-missing", RefusalKind.Rule);
    public static readonly Refusal NumberInName = new("people.number-in-name", RefusalKind.Rule);
    public static readonly Refusal LendingUnknown = new("people.lending-unknown", RefusalKind.NotFound);
    public static readonly Refusal NobodyChosen = new("people.nobody-chosen", RefusalKind.Rule);
    public static readonly Refusal LendingOver = new("people.lending-over", RefusalKind.Rule);

    public static Refusal EndsBeforeItBegins(DateOnly first, DateOnly last) => new("people.ends-before-it-begins", RefusalKind.Rule, first, last);

    /// <summary>One person, one post at a time.</summary>
    public static Refusal TwoPosts(string name, string office, DateOnly since) => new("people.two-posts", RefusalKind.Rule, name, office, since);

    /// <summary>System administrator, security administrator and auditor are three people, and none of them holds another post.</summary>
    public static Refusal SecondPower(string name, string office) => new("people.second-power", RefusalKind.Rule, name, office);

    public static Refusal NoPost(string name, DateOnly day) => new("people.no-post", RefusalKind.Rule, name, day);

    public static Refusal AlreadyActive(string name) => new("people.already-active", RefusalKind.Rule, name);

    public static Refusal AlreadyDisabled(string name) => new("people.already-disabled", RefusalKind.Rule, name);

    /// <summary>Two people are needed: one enters, another lets in.</summary>
    public static Refusal EnteredByYou(string name) => new("people.entered-by-you", RefusalKind.Rule, name);

    /// <summary>Somebody who borrows a post on those days cannot take one of the three powers.</summary>
    public static Refusal PowerWhileBorrowing(string name, DateOnly until) => new("people.power-while-borrowing", RefusalKind.Rule, name, until);

    public static Refusal LoginTaken(string login) => new("people.login-taken", RefusalKind.Rule, login);

    public static Refusal LoginMalformed(string login) => new("people.login-malformed", RefusalKind.Rule, login);

    public static Refusal OfficeUnknown(string office) => new("people.office-unknown", RefusalKind.Rule, office);

    /// <summary>One login name, two offices: somebody works for one.</summary>
    public static Refusal InTwoOffices(string login, string office, int line) => new("people.in-two-offices", RefusalKind.Rule, login, office, line);

    public static Refusal LoginUnknown(string login) => new("people.login-unknown", RefusalKind.Rule, login);
}
