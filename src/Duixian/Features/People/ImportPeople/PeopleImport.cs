using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Data.Accounts;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Files.Imports;
using Duixian.Reading.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.People.ImportPeople;

/// <summary>People with their posts from a table. New ones wait for the security administrator; nobody gets a password this way. Columns with telephone or identity numbers are not kept.</summary>
internal sealed class PeopleImport(DuixianDb db, CivilDay civilDay, IdSource ids, PeopleRowRules rules, IStringLocalizer<AccountsText> roles) : TableImport
{
    private static readonly SheetColumns Columns = new(
        new SheetColumn("login", true, "登录名", "用户名", "账号", "login name", "user name"),
        new SheetColumn("name", false, "姓名或岗位称呼", "姓名", "称呼", "岗位称呼", "name"),
        new SheetColumn("office", true, "单位代码或名称", "单位", "单位代码", "单位名称", "所在单位", "office"),
        new SheetColumn("post", false, "岗位", "职务", "岗位名称", "post"),
        new SheetColumn("role", true, "角色", "系统角色", "role"),
        new SheetColumn("from", false, "起始日", "起始日期", "任职日期", "自", "from"));

    public override string Kind => "people";

    public override Power Power => Power.ManagePeople;

    public override ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel) => new(Columns);

    public override byte[] Kept(SheetTable table, byte[] content) => table.Unused.Any(PrivateColumns.Is) ? PrivateColumns.Without(table, Columns) : content;

    public override async Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel)
    {
        var known = await rules.ReadAsync(table.Rows.Select(r => r["login"].Text), cancel);
        var good = new List<PersonRow>();
        var seen = new Dictionary<string, PersonRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var cells = report.At(row);
            var read = Read(cells, known);
            if (read is null || !cells.IsGood) { continue; }
            var key = read.Login.ToUpperInvariant();
            if (seen.TryGetValue(key, out var before))
            {
                cells.Refuse(before.Office == read.Office ? "login" : "office", PeopleRowRules.Twice(before, read));
                continue;
            }
            seen.Add(key, read);
            var (outcome, refusal, column) = rules.Judge(read, known, ask.By);
            if (refusal is not null)
            {
                cells.Refuse(column, refusal);
                continue;
            }
            report.Count(outcome);
            if (outcome != RowOutcome.Unchanged) { good.Add(read); }
        }
        if (table.Rows.Count > 0)
        {
            foreach (var header in table.Unused.Where(PrivateColumns.Is)) { report.Note(table.Rows[0], null, "people.note-not-kept", header); }
        }
        return act => Apply(act, good, known, table.FileName);
    }

    private PersonRow? Read(RowCells cells, KnownPeople known)
    {
        var (login, name, office) = (cells.Text("login", LoginName.Longest, required: true), cells.Text("name", 80), cells.Text("office", 120, required: true));
        var (post, role, from) = (cells.Text("post", 60), cells.OneOf("role", RoleWords.All, required: true), cells.Day("from"));
        if (login is not null && !LoginName.IsOne(login)) { cells.Refuse("login", PeopleRefusal.LoginMalformed(login)); }
        if (name is not null && PrivateColumns.LooksLikeNumber(name)) { cells.Refuse("name", PeopleRefusal.NumberInName); }
        var code = office is null ? null : known.OfficeOf(office);
        if (office is not null && code is null) { cells.Refuse("office", PeopleRefusal.OfficeUnknown(office)); }
        if (login is null || code is null || role is not { } known1) { return null; }
        return new PersonRow(cells.Line, login, name, code, post ?? roles["Role." + known1].Value, post is not null, known1, from ?? civilDay.Today);
    }

    private void Apply(Act act, List<PersonRow> rows, KnownPeople known, string fileName)
    {
        // Each person would write entries of their own; a table writes one for every hundred.
        var aside = new Act(act.Id, act.By, act.Key, [], null);
        var imported = new List<ImportedPerson>(rows.Count);
        foreach (var row in rows)
        {
            var (person, appointment) = (known.Find(row.Login), new AppointmentId(ids.NewId()));
            if (person is null)
            {
                var account = new Account { Id = ids.NewId(), UserName = row.Login, NormalizedUserName = row.Login.ToUpperInvariant(), LockoutEnabled = true };
                account.EndSessions();   // gives it its first stamp
                person = Person.Enter(new(account.Id), row.Name ?? row.Login, PersonState.Waiting, aside);
                db.Add(account);
                db.Add(person);
            }
            if (person.Appoint(appointment, row.Office, row.Post, row.Role, row.From, null, aside) is { } refusal) { throw new InvalidOperationException($"Line {row.Line} was judged good and is refused: {refusal.Code}"); }
            imported.Add(new(person.Id.Value, appointment.Value, row.Office, row.Post, row.Role, row.From));
        }
        foreach (var some in imported.Chunk(PeopleImported.MostInOne)) { act.Record(new PeopleImported(fileName, some)); }
    }
}

/// <summary>A row that says something.</summary>
/// <param name="Office">Code.</param>
/// <param name="PostGiven">False where the post is the role's own word.</param>
internal sealed record PersonRow(int Line, string Login, string? Name, string Office, string Post, bool PostGiven, Role Role, DateOnly From);

/// <summary>What a role is called in tables, Chinese first.</summary>
internal static class RoleWords
{
    public static readonly IReadOnlyList<(Role Meaning, string[] Words)> All =
    [
        (Role.Reporter, ["填报员", "填报", "经办人", "Reporter"]),
        (Role.UnitApprover, ["单位审批人", "审批人", "核签", "Unit approver", "UnitApprover"]),
        (Role.Reviewer, ["审核员", "审核", "Reviewer"]),
        (Role.DeliveryOfficer, ["督办专员", "督办", "督查", "Delivery officer", "DeliveryOfficer"]),
        (Role.Leader, ["领导", "Leader"]),
        (Role.SystemAdministrator, ["系统管理员", "System administrator", "SystemAdministrator"]),
        (Role.SecurityAdministrator, ["安全管理员", "Security administrator", "SecurityAdministrator"]),
        (Role.Auditor, ["审计员", "Auditor"]),
    ];
}
