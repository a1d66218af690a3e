using System.Net;
using Duixian.Accounts;
using Duixian.Commands;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Audit;

/// <summary>Each on a site of its own: what is broken here stays broken.</summary>
public sealed class AuditChainTests
{
    [Theory]
    [InlineData("UPDATE audit_event SET subject = 'other' WHERE seq = 2", 2)]
    [InlineData("UPDATE audit_event SET outcome = 'Done' WHERE seq = 3", 3)]
    [InlineData("UPDATE audit_event SET bytes = leaf WHERE seq = 1", 1)]
    [InlineData("DELETE FROM audit_event WHERE seq = 2", 2)]
    [InlineData("DELETE FROM audit_event WHERE seq = 4", 4)]
    [InlineData("UPDATE audit_event SET seq = 100 - seq WHERE seq IN (1, 2); UPDATE audit_event SET seq = seq - 97 WHERE seq = 98; UPDATE audit_event SET seq = seq - 97 WHERE seq = 99", 1)]
    [InlineData(null, null)]
    public async Task What_was_changed_removed_or_moved_behind_the_trigger_is_named(string? tampering, int? broken)
    {
        var site = new TestSite();
        await site.InitializeAsync();
        await using var disposing = site;
        await RecordAsync(site, 5);
        if (tampering is not null)
        {
            await site.WithDbAsync(async db =>
            {
                string[] drops = TestDatabase.OnPostgres ? ["DROP TRIGGER audit_event_no_change ON audit_event"] : ["DROP TRIGGER audit_event_no_update", "DROP TRIGGER audit_event_no_delete"];
                foreach (var drop in drops) { await db.Database.ExecuteSqlRawAsync(drop); }
                return await db.Database.ExecuteSqlRawAsync(tampering);
            });
        }
        Assert.Equal(broken, await site.WithDbAsync(db => db.FindBrokenAuditAsync(CancellationToken.None)));
        using var error = new StringWriter();
        using var output = new StringWriter();
        var exit = await CommandLine.RunAsync(["audit", "verify", "--data", site.Folder, .. site.Connection.Length > 0 ? new[] { "--database", site.Connection } : []], output, error);
        Assert.Equal(broken is null ? 0 : 3, exit);
        if (broken is { } line) { Assert.Contains($"{line}", error.ToString(), StringComparison.Ordinal); }
    }

    [Fact]
    public async Task The_database_refuses_to_change_a_line()
    {
        var site = new TestSite();
        await site.InitializeAsync();
        await using var disposing = site;
        await RecordAsync(site, 2);
        await Assert.ThrowsAnyAsync<Exception>(() => site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE audit_event SET subject = 'x'")));
        await Assert.ThrowsAnyAsync<Exception>(() => site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM audit_event")));
    }

    [Fact]
    public async Task Where_the_trail_cannot_be_written_no_file_leaves_and_nobody_comes_in()
    {
        var site = new TestSite();
        await site.InitializeAsync();
        await using var disposing = site;
        var officer = await site.SignedInAsync(Role.DeliveryOfficer);
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_head RENAME TO audit_head_gone"));
        var file = await officer.GetAsync("/desk/people.csv");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, file.StatusCode);
        Assert.Contains("审计记录", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var wrong = await site.PostFormAsync(site.Anyone, "/sign-in", "form[method=post]:has([name='Form.User'])", new() { ["Form.User"] = "test-deliveryofficer", ["Form.Password"] = "不是这一句长长的口令,旁人猜不到" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, wrong.StatusCode);
        Assert.DoesNotContain(wrong.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("duixian=", StringComparison.Ordinal));
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_head_gone RENAME TO audit_head"));
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/desk/people.csv")).StatusCode);
    }

    [Fact]
    public async Task Each_line_is_appended_to_the_file_for_a_collector()
    {
        var file = Path.Combine(Path.GetTempPath(), $"duixian-audit-{Environment.ProcessId}.jsonl");
        File.Delete(file);
        var site = new ShippingSite(file);
        await site.InitializeAsync();
        await using var disposing = site;
        await RecordAsync(site, 3);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(["0", "1", "2"], lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("seq").GetString()));
        File.Delete(file);
    }

    private static async Task RecordAsync(TestSite site, int lines)
    {
        for (var i = 0; i < lines; i++) { await site.Services.GetRequiredService<Duixian.Audit.AuditTrail>().RecordAsync(AuditKind.SignIn, AuditOutcome.Refused, null, $"user-{i}\n假行", "password", CancellationToken.None); }
    }

    private sealed class ShippingSite(string file) : TestSite
    {
        protected override IEnumerable<string> Settings => ["--Duixian:Audit:File=" + file];
    }
}
