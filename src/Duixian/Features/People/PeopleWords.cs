using Duixian.Accounts;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Features.People.PeopleList;
using Duixian.Files;
using Duixian.Ui;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.People;

/// <summary>Roles and states in words, as choices and as marks.</summary>
internal sealed class PeopleWords(IStringLocalizer<PeopleText> text, IStringLocalizer<AccountsText> roles)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    public string Of(Role? role) => role is { } known ? roles["Role." + known] : "—";

    public string Of(PeopleState state) => text["State." + state];

    public IReadOnlyList<Choice> Roles(bool separated, string? none = null) =>
    [
        .. none is null ? Array.Empty<Choice>() : [new Choice("", none)],
        .. Enum.GetValues<Role>().Where(r => separated || !r.IsSeparatedPower).Select(r => new Choice(r.ToString(), Of(r))),
    ];

    public static Mark MarkOf(PeopleState state) => state switch
    {
        PeopleState.Active => Mark.Done,
        PeopleState.Waiting => Mark.Soon,
        PeopleState.WithoutPost => Mark.Preparing,
        _ => Mark.Planned,
    };

    /// <summary>Where a post lies as seen from a day.</summary>
    public string When(Appointment post, DateOnly today) => post.Waits ? text["Post.Waits"] : post.HoldsOn(today) ? text["Post.Now"] : post.From > today ? text["Post.Coming"] : text["Post.Past"];

    public IReadOnlyList<string> Header() => [text["Login"], text["Name"], text["Office.Code"], text["Office"], text["Post"], text["Role"], text["From"], text["Until"], text["State"]];

    public IEnumerable<TableCell> Cells(PersonLine line) => [line.Login, line.Name, line.OfficeCode, line.Office, line.Post, line.Role is null ? null : Of(line.Role), line.From, line.Until, Of(line.State)];
}
