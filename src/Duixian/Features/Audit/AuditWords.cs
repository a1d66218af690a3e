using Duixian.Accounts;
using Duixian.Domain;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Features.Audit.TrailList;
using Duixian.Files;
using Duixian.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Audit;

/// <summary>What happened, in words.</summary>
internal sealed class AuditWords(IStringLocalizer<AuditText> text, IStringLocalizer<AccountsText> roles, CivilDay civilDay)
{
    public string this[string key] => text[key];

    public string this[string key, params object[] arguments] => text[key, arguments];

    /// <summary>The kind of an entry or of a line; a type that has no word yet is named as the log names it.</summary>
    public string What(string type) => text["What." + type] is { ResourceNotFound: false } known ? known : type;

    public string What(TrailLine line) => line.More > 0 ? text["What.More", What(line.What), line.More] : What(line.What);

    public string RoleOf(string role) => role.Length == 0 ? "" : Enum.TryParse<Role>(role, out _) ? roles["Role." + role] : text["Actor." + role];

    public string Outcome(AuditOutcome outcome) => text["Outcome." + outcome];

    /// <summary>Day and time of day of the installation, to the second.</summary>
    public string At(DateTimeOffset at) => FormattableString.Invariant($"{civilDay.AtWall(at):yyyy-MM-dd HH:mm:ss}");

    public IReadOnlyList<Choice> Kinds =>
    [
        new("", text["All"]), new(TrailQuery.Acts, text["Kind.Act"]), .. Enum.GetValues<AuditKind>().Select(k => new Choice(k.ToString(), What(k.ToString()))),
    ];

    public IReadOnlyList<Choice> Roles => [new("", text["All"]), .. Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), RoleOf(r.ToString())))];

    public IReadOnlyList<Choice> Outcomes => [new("", text["All"]), .. Enum.GetValues<AuditOutcome>().Select(o => new Choice(o.ToString(), Outcome(o)))];

    public IReadOnlyList<string> Header() => [text["Col.At"], text["Col.Who"], text["Col.OnBehalfOf"], text["Col.Office"], text["Col.Role"], text["Col.What"], text["Col.Subject"], text["Col.Why"], text["Col.Outcome"], text["Col.Address"], text["Col.Act"], text["Col.Line"]];

    public IEnumerable<TableCell> Cells(TrailLine line) =>
    [
        At(line.At), line.Who, line.OnBehalfOf, line.Office, RoleOf(line.Role), What(line), line.About.Length > 0 ? $"{line.About} ({line.Subject})" : line.Subject, line.Why, Outcome(line.Outcome), line.Address, (decimal?)line.Act, (decimal?)line.Seq,
    ];
}
