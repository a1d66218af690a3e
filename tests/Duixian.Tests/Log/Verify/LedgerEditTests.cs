using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Log.Verify;

/// <summary>What an administrator of the database can do to the ledger, and what verifying says to it.</summary>
public sealed class LedgerEditTests(EditedSite site) : IClassFixture<EditedSite>
{
    private static readonly string Row = TestDatabase.OnPostgres ? "ctid" : "rowid";
    private static readonly string LongAgo = TestDatabase.OnPostgres ? "'2020-01-01 00:00:00+00'" : "'2020-01-01 00:00:00'";

    /// <summary>Edits by name: statements with N for an old published entry, M for an old one that is not, T for the length; then the code, the entry and the table that are named.</summary>
    private static readonly Dictionary<string, (string[] Statements, string Code, string? Entry, string Table)> Edits = new(StringComparer.Ordinal)
    {
        ["bytes changed"] = (["UPDATE ledger_entry SET bytes = (SELECT bytes FROM ledger_entry WHERE seq = M) WHERE seq = N"], "ledger.entry-differs", "N", "ledger_entry"),
        ["bytes changed together with their hash"] = (["UPDATE ledger_entry SET bytes = (SELECT bytes FROM ledger_entry WHERE seq = M), leaf = (SELECT leaf FROM ledger_entry WHERE seq = M) WHERE seq = N"], "ledger.entry-differs", "N", "ledger_entry"),
        ["hash changed alone"] = (["UPDATE ledger_entry SET leaf = (SELECT leaf FROM ledger_entry WHERE seq = M) WHERE seq = N"], "ledger.entry-altered", "N", "ledger_entry"),
        ["deleted in the middle"] = (["DELETE FROM ledger_entry WHERE seq = N"], "ledger.entry-missing", "N", "ledger_entry"),
        ["deleted first"] = (["DELETE FROM ledger_entry WHERE seq = 0"], "ledger.entry-missing", "0", "ledger_entry"),
        ["two swapped"] = (["UPDATE ledger_entry SET seq = -1 WHERE seq = N", "UPDATE ledger_entry SET seq = N WHERE seq = M", "UPDATE ledger_entry SET seq = M WHERE seq = -1"], "ledger.entry-differs", "M", "ledger_entry"),
        ["one more at the end, the head left"] = ([Copy("ledger_entry", "N", "T")], "ledger.beyond-head", "T", "ledger_entry"),
        ["one more at the end, the head raised"] = ([Copy("ledger_entry", "N", "T"), "UPDATE ledger_head SET size = size + 1"], "ledger.column-differs", "T", "ledger_entry"),
        ["one more in the middle"] = (["UPDATE ledger_entry SET seq = -seq - 2 WHERE seq >= N", "UPDATE ledger_entry SET seq = -seq - 1 WHERE seq < 0", Copy("ledger_entry", "M", "N"), "UPDATE ledger_head SET size = size + 1"], "ledger.entry-differs", "N", "ledger_entry"),
        ["the tail cut off"] = (["DELETE FROM ledger_entry WHERE seq >= T - 3"], "ledger.behind-log", "T-3", "ledger_entry"),
        ["the tail cut off with everything that speaks of it"] = (["DELETE FROM ledger_entry WHERE seq >= T - 3", "DELETE FROM ledger_private WHERE seq >= T - 3", "DELETE FROM act WHERE first_entry >= T - 3", "UPDATE ledger_head SET size = T - 3"], "ledger.behind-log", "T-3", "ledger_entry"),
        ["everything deleted"] = (["DELETE FROM ledger_entry"], "ledger.behind-log", "0", "ledger_entry"),
        ["one below the first"] = ([Copy("ledger_entry", "N", "-1")], "ledger.entry-stray", "-1", "ledger_entry"),
        ["type changed"] = (["UPDATE ledger_entry SET type = 'planClosed' WHERE seq = N"], "ledger.column-differs", "N", "ledger_entry"),
        ["type of what is not published changed"] = (["UPDATE ledger_entry SET type = 'planClosed' WHERE seq = M"], "ledger.column-differs", "M", "ledger_entry"),
        ["stream changed"] = (["UPDATE ledger_entry SET stream = 'plan/1999/report' WHERE seq = N"], "ledger.column-differs", "N", "ledger_entry"),
        ["hidden from the public"] = ([$"UPDATE ledger_entry SET is_public = {(TestDatabase.OnPostgres ? "false" : "0")} WHERE seq = N"], "ledger.column-differs", "N", "ledger_entry"),
        ["instant changed"] = ([$"UPDATE ledger_entry SET at = {LongAgo} WHERE seq = N"], "ledger.column-differs", "N", "ledger_entry"),
        ["private part changed"] = (["UPDATE ledger_private SET content = (SELECT content FROM ledger_private WHERE seq = N) WHERE seq = M"], "ledger.private-differs", "M", "ledger_private"),
        ["person behind what is not published changed"] = (["UPDATE ledger_private SET person = (SELECT person FROM ledger_private WHERE seq <> M AND person IS NOT NULL LIMIT 1) WHERE seq = M"], "ledger.private-differs", "M", "ledger_private"),
        ["private part without an entry"] = ([Copy("ledger_private", "N", "T + 5", "seq")], "ledger.private-stray", "T+5", "ledger_private"),
        ["reason of an act changed"] = (["UPDATE act SET why = 'another reason' WHERE first_entry <= N AND first_entry + entries > N"], "ledger.act-differs", null, "act"),
        ["office of an act changed"] = (["UPDATE act SET actor_kind = 'Office', office = 'MZJ', role = 'Reporter' WHERE first_entry <= N AND first_entry + entries > N"], "ledger.act-differs", null, "act"),
        ["key of an act changed"] = (["UPDATE act SET key = 'another key' WHERE first_entry <= N AND first_entry + entries > N"], "ledger.act-differs", null, "act"),
        ["length of an act changed"] = (["UPDATE act SET entries = entries + 1 WHERE first_entry = 0"], "ledger.act-differs", "0", "act"),
        ["act deleted"] = (["DELETE FROM act WHERE first_entry = 0"], "ledger.act-missing", "0", "act"),
        ["instant of an act changed"] = ([$"UPDATE act SET at = {LongAgo} WHERE first_entry = 0"], "ledger.act-differs", "0", "act"),
        ["act where no entry is"] = (["UPDATE act SET first_entry = T + 7 WHERE first_entry = 0"], "ledger.act-stray", "T+7", "act"),
        ["head too small"] = (["UPDATE ledger_head SET size = T - 1"], "ledger.beyond-head", "T-1", "ledger_entry"),
        ["head too large"] = (["UPDATE ledger_head SET size = T + 1"], "ledger.head-differs", null, "ledger_head"),
        ["instant of the head changed"] = ([$"UPDATE ledger_head SET last_at = {LongAgo}"], "ledger.head-differs", null, "ledger_head"),
        ["head of a stream changed"] = (["UPDATE ledger_stream SET seq = 0 WHERE stream = (SELECT stream FROM ledger_entry WHERE seq = N)"], "ledger.stream-differs", "0", "ledger_stream"),
        ["head of a stream deleted"] = (["DELETE FROM ledger_stream WHERE stream = (SELECT stream FROM ledger_entry WHERE seq = N)"], "ledger.stream-differs", null, "ledger_stream"),
        ["head of a stream nobody wrote to"] = ([$"INSERT INTO ledger_stream (stream, seq, leaf) SELECT 'plan/1999/report', seq, leaf FROM ledger_stream WHERE {Row} = (SELECT {Row} FROM ledger_stream LIMIT 1)"], "ledger.stream-differs", null, "ledger_stream"),
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Fact]
    public async Task What_nobody_edited_is_whole()
    {
        var answer = await site.VerifyInsideAsync();
        answer.ShouldBeWhole();
        var inside = answer.Said.GetProperty("installation");
        Assert.Equal((site.Size, site.Size), (answer.Said.GetProperty("entries").GetInt64(), inside.GetProperty("entries").GetInt64()));
        Assert.True(answer.Said.GetProperty("figures").GetProperty("points").GetInt64() > 100);
        Assert.All(inside.GetProperty("rollups").EnumerateObject(), table => Assert.True(table.Value.GetInt64() > 0, table.Name));
        Assert.True(inside.GetProperty("logFiles").GetInt64() > 4 && inside.GetProperty("storedFiles").GetInt64() > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_edit_of_the_ledger_is_found_and_its_place_named(string name)
    {
        var (statements, code, entry, table) = Edits[name];
        var (published, hidden) = await site.WithDbAsync(async db => (
            await db.LedgerEntries.Where(e => e.IsPublic && e.Type == "itemPublished").Select(e => e.Seq).OrderBy(s => s).Skip(3).FirstAsync(),
            await db.LedgerEntries.Where(e => !e.IsPublic && e.Seq > 0).Select(e => e.Seq).OrderBy(s => s).FirstAsync()));
        Assert.True(hidden < published && published < site.Size - 10);
        try
        {
            Assert.True(await site.EditAsync(statements.Select(s => Filled(s))) > 0);
            (await site.VerifyInsideAsync()).ShouldName(code, entry is null ? null : long.Parse(entry switch { "T-3" => $"{site.Size - 3}", "T-1" => $"{site.Size - 1}", "T+5" => $"{site.Size + 5}", "T+7" => $"{site.Size + 7}", _ => Filled(entry) }, System.Globalization.CultureInfo.InvariantCulture), table);
        }
        finally { await site.MendAsync(); }

        string Filled(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\b[NMT]\b", m => m.Value switch { "N" => $"{published}", "M" => $"{hidden}", _ => $"{site.Size}" });
    }

    /// <summary>A row once more under another sequence.</summary>
    private static string Copy(string table, string from, string to, string key = "seq") => table == "ledger_private"
        ? $"INSERT INTO ledger_private ({key}, salt, content) SELECT {to}, salt, content FROM ledger_private WHERE {key} = {from}"
        : $"INSERT INTO ledger_entry (seq, act_id, at, type, stream, is_public, bytes, leaf) SELECT {to}, act_id, at, type, stream, is_public, bytes, leaf FROM ledger_entry WHERE seq = {from}";
}
