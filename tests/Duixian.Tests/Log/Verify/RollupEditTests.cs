using Microsoft.EntityFrameworkCore;

namespace Duixian.Tests.Log.Verify;

/// <summary>What an administrator of the database can do to what the pages show, and what verifying says to it.</summary>
public sealed class RollupEditTests(EditedSite site) : IClassFixture<EditedSite>
{
    private static readonly string Row = TestDatabase.OnPostgres ? "ctid" : "rowid";

    /// <summary>A column of every roll-up, and what somebody might make of it.</summary>
    private static readonly Dictionary<string, (string Column, string Value)> Edits = new(StringComparer.Ordinal)
    {
        ["figure_point"] = ("figure", "REPLACE(figure, '\"amount\":', '\"amount\":9')"),
        ["indicator_standing"] = ("light", "CASE light WHEN 'Green' THEN 'Red' ELSE 'Green' END"),
        ["item_standing"] = ("verdict", "CASE verdict WHEN 'Delivered' THEN 'NotDelivered' ELSE 'Delivered' END"),
        ["judged_point"] = ("light", "CASE light WHEN 'Green' THEN 'Red' ELSE 'Green' END"),
        ["list_line"] = ("amount", "COALESCE(amount, 0) + 10000"),
        ["party_standing"] = ("rate", "'1/1000'"),
        ["past_result"] = ("amount", "COALESCE(amount, 0) + 10000"),
        ["plan_standing"] = ("last_round", "last_round + 1"),
        ["plan_summary"] = ("ready", "ready + 1"),
        ["register_tally"] = ("done", "done + 1"),
        ["share_line"] = ("amount", "COALESCE(amount, 0) + 10000"),
        ["share_summary"] = ("sum", "COALESCE(sum, 0) + 10000"),
        ["standing_tally"] = ("green", "green + 1"),
    };

    public static TheoryData<string> Tables => [.. Edits.Keys];

    [Fact]
    public async Task Every_rollup_is_among_those_that_are_edited() =>
        Assert.Equal(Edits.Keys.Order(StringComparer.Ordinal), await site.WithDbAsync(db => Task.FromResult(db.Rollups.Select(r => r.GetTableName()!))));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_changed_a_deleted_and_an_added_row_are_found_with_table_and_key(string table)
    {
        var (column, value) = Edits[table];
        var (columns, keys) = await site.WithDbAsync(db =>
        {
            var rollup = db.Rollups.Single(r => r.GetTableName() == table);
            return Task.FromResult((rollup.GetProperties().Select(p => p.GetColumnName()).ToList(), rollup.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList()));   // a roll-up has a key
        });
        var rows = await site.WithDbAsync(async db => await db.RollupRowsAsync(db.Rollups.Single(r => r.GetTableName() == table), CancellationToken.None).Select(r => string.Join('/', keys.Select(k => r.Values.First(v => v.Column == k).Value))).ToListAsync());
        Assert.True(rows.Count > 1, table);
        var collate = TestDatabase.OnPostgres ? " COLLATE \"C\"" : "";
        string Ordered(string way) => string.Join(", ", keys.Select(k => k is "plan" or "item" or "party" or "unit" or "code" ? $"{k}{collate} {way}" : $"{k} {way}"));
        string One(string way) => $"(SELECT {Row} FROM {table} ORDER BY {Ordered(way)} LIMIT 1)";
        var another = columns.Select(c => c == "year" ? "1999" : $"\"{c}\"");
        try
        {
            Assert.Equal(3, await site.EditAsync(
                $"UPDATE {table} SET \"{column}\" = {value} WHERE {Row} = {One("ASC")}",
                $"DELETE FROM {table} WHERE {Row} = {One("DESC")}",
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", another)} FROM {table} WHERE {Row} = {One("ASC")}"));
            var answer = await site.VerifyInsideAsync();
            answer.ShouldName("rollup.differs", null, table);
            answer.ShouldName("rollup.row-missing", null, table);
            answer.ShouldName("rollup.row-stray", null, table);
            Assert.Equal(3, answer.Said.GetProperty("found").GetInt64());
            Assert.Contains(rows[0], answer.Findings.Single(f => f.Code == "rollup.differs").Sentence, StringComparison.Ordinal);
            Assert.Contains(column, answer.Findings.Single(f => f.Code == "rollup.differs").Sentence, StringComparison.Ordinal);
            Assert.Contains(rows[^1], answer.Findings.Single(f => f.Code == "rollup.row-missing").Sentence, StringComparison.Ordinal);
            Assert.Contains("1999/", answer.Findings.Single(f => f.Code == "rollup.row-stray").Sentence, StringComparison.Ordinal);
        }
        finally { await site.MendAsync(); }
    }

    [Fact]
    public async Task A_value_no_program_wrote_is_a_difference_and_no_defect()
    {
        try
        {
            await site.EditAsync($"UPDATE indicator_standing SET figure = 'no json', curve = 'nor this' WHERE {Row} = (SELECT {Row} FROM indicator_standing LIMIT 1)");
            (await site.VerifyInsideAsync()).ShouldName("rollup.differs", null, "indicator_standing");
        }
        finally { await site.MendAsync(); }
    }
}
