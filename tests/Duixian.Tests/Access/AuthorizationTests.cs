using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Access;

/// <summary>Every route of the running site against the table: who is answered what.</summary>
public sealed class AuthorizationTests(AccessWorld site) : IClassFixture<AccessWorld>
{
    /// <summary>Tables that note who looked, not what was decided.</summary>
    private static readonly string[] WrittenByLooking = ["audit_event", "session", "sign_in_failure"];

    [Fact]
    public async Task Every_person_is_answered_as_the_table_says()
    {
        var before = await RowsAsync();
        var unexpected = new StringBuilder();
        var cells = 0;
        foreach (var line in AccessTable.Read())
        {
            foreach (var (person, expected) in AccessWorld.People.Zip(line.Expected))
            {
                cells++;
                var got = await site.AskAsync(person, line);
                if (got != expected) { unexpected.AppendLine($"line {line.Number}: {line.Words}: {person.Name} expected {expected}, got {got}"); }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{cells} cells");
        Assert.True(unexpected.Length == 0, $"\n{unexpected}");
        Assert.Equal(before, await RowsAsync());   // otherwise what a line is answered would depend on the lines before it
    }

    [Fact]
    public async Task Every_route_stands_in_the_table()
    {
        var known = AccessTable.Read().Select(line => (line.Method, line.Route)).ToHashSet();
        await DemandAsync(Routes()
            .Where(route => !(route.Page is not null && route.Method == "POST"))   // a page takes POST whether it has a form or not; its forms are asked for one by one
            .Where(route => !known.Contains((route.Method, route.Pattern))).Select(route => (route.Method, route.Pattern, Form: "")).Distinct());
    }

    [Fact]
    public async Task Every_form_stands_in_the_table()
    {
        var lines = AccessTable.Read();
        var known = lines.Where(line => line.Method == "POST").Select(line => (line.Route, line.Form)).ToHashSet();
        var found = FormsOfPages().ToHashSet();
        foreach (var line in lines.Where(line => line.Method == "GET"))
        {
            foreach (var (person, expected) in AccessWorld.People.Zip(line.Expected).Where(cell => cell.Second == "200"))
            {
                using var answer = await site.SendAsync(person, line);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") { break; }
                foreach (var form in (await TestSite.ReadPageAsync(answer)).QuerySelectorAll("form[method=post] input[name=_handler]")) { found.Add((line.Route, form.GetAttribute("value") ?? "")); }
            }
        }
        await DemandAsync(found.Where(form => !known.Contains(form)).Select(form => ("POST", form.Pattern, form.Form)));
    }

    [Fact]
    public void No_line_of_the_table_is_left_over_from_a_route_that_is_gone()
    {
        var there = Routes().Select(route => (route.Method, route.Pattern)).ToHashSet();
        Assert.Empty(AccessTable.Read().Where(line => !there.Contains((line.Method, line.Route))).Select(line => $"line {line.Number}: {line.Words}"));
    }

    [Fact]
    public async Task Looking_never_writes()
    {
        var before = await RowsAsync();
        foreach (var line in AccessTable.Read().Where(line => line.Method == "GET"))
        {
            foreach (var person in AccessWorld.People) { (await site.SendAsync(person, line)).Dispose(); }
        }
        Assert.Equal(before, await RowsAsync());
    }

    /// <summary>Methods and patterns the site answers, and the page behind them if it is one. Style sheet, scripts and pictures are the same for everybody.</summary>
    private IEnumerable<(string Method, string Pattern, Type? Page)> Routes() => site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            .Where(method => method != "HEAD")
            .Select(method => (method, Pattern: "/" + (route.RoutePattern.RawText ?? "").TrimStart('/'), route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type)))
        .Distinct()
        .OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.method, StringComparer.Ordinal);

    private IEnumerable<(string Pattern, string Form)> FormsOfPages() => Routes().Where(route => route.Page is not null)
        .SelectMany(route => route.Page!.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)   // just asked
            .Select(property => property.GetCustomAttribute<SupplyParameterFromFormAttribute>()?.FormName)
            .OfType<string>()
            .Select(form => (route.Pattern, form)));

    /// <summary>Fails with a line for each that is missing, as observed: whoever adds it judges each cell first.</summary>
    private async Task DemandAsync(IEnumerable<(string Method, string Pattern, string Form)> missing)
    {
        var said = new StringBuilder();
        foreach (var (method, pattern, form) in missing)
        {
            // Asked without a valid token where it is no page: it might sign everybody out.
            var line = new AccessLine(0, method, pattern, Guess(pattern), form, method != "GET" && form.Length == 0 ? AccessWorld.TokenField + "=wrong" : "", []);
            var observed = new List<string>();
            foreach (var person in AccessWorld.People) { observed.Add(await site.AskAsync(person, line)); }
            said.AppendLine($"{line.Words},{string.Join(',', observed)}");
        }
        Assert.True(said.Length == 0, $"\nNot in the table. What is answered today, to be judged cell by cell before it goes in:\n{said}");
    }

    private static string Guess(string pattern) => string.Join('/', pattern.Split('/').Select(part => part switch
    {
        _ when !part.StartsWith('{') => part,
        _ when part.Contains(":guid", StringComparison.Ordinal) => "{guessed}",
        _ when part.Contains("Year", StringComparison.OrdinalIgnoreCase) => "2024",
        _ when part.Contains(":int", StringComparison.Ordinal) || part.Contains("Number", StringComparison.OrdinalIgnoreCase) => "1",
        _ => "report",
    }));

    private Task<string> RowsAsync() => site.WithDbAsync(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Except(WrittenByLooking).Order(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        await using var counting = db.Database.GetDbConnection().CreateCommand();
        counting.CommandText = string.Join(" UNION ALL ", tables.Select(table => $"SELECT '{table}', count(*) FROM \"{table}\"").Append("SELECT 'head', size FROM ledger_head"));
        await using var reader = await counting.ExecuteReaderAsync();
        var rows = new StringBuilder();
        while (await reader.ReadAsync()) { rows.AppendLine($"{reader.GetString(0)} {reader.GetInt64(1)}"); }
        return rows.ToString();
    });
}
