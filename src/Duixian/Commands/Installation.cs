using System.CommandLine;
using System.Data.Common;
using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Commands;

/// <summary>The installation a command works on: its data directory and its database.</summary>
internal sealed class Installation
{
    private readonly Option<DirectoryInfo?> data = CommonOptions.Data();
    private readonly Option<string?> database = CommonOptions.Database();

    internal void AddTo(Command command)
    {
        command.Add(data);
        command.Add(database);
    }

    internal IEnumerable<string> Settings(ParseResult parsed) =>
    [
        .. Setting("Data", parsed.GetValue(data)?.FullName),
        .. Setting("Database", parsed.GetValue(database)),
    ];

    internal static IEnumerable<string> Setting(string name, string? value) => value is null ? [] : [$"--{SiteOptions.Section}:{name}={value}"];

    /// <summary>The site's services without its web server; a command that only looks or writes listens nowhere.</summary>
    internal WebApplication Open(ParseResult parsed) => Site.Build([.. Settings(parsed), "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None"]);

    /// <summary>Brings the database to the program's schema; a database that cannot be reached is a refusal, not a defect.</summary>
    internal static async Task PrepareAsync(WebApplication site, CancellationToken cancel)
    {
        try { await site.Services.PrepareStorageAsync(cancel); }
        catch (Exception unreachable) when (IsUnreachable(unreachable)) { throw Unreachable(unreachable); }
    }

    /// <summary>Runs with one scope of services over a database of the right schema.</summary>
    internal async Task<T> WithAsync<T>(ParseResult parsed, Func<IServiceProvider, Task<T>> work, CancellationToken cancel)
    {
        await using var site = Open(parsed);
        await PrepareAsync(site, cancel);
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <returns>Names of the migrations still to run, oldest first.</returns>
    internal static async Task<IReadOnlyList<string>> PendingAsync(WebApplication site, CancellationToken cancel)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuixianDb>();
        try { return [.. await db.Database.GetPendingMigrationsAsync(cancel)]; }
        catch (Exception unreachable) when (IsUnreachable(unreachable)) { throw Unreachable(unreachable); }
    }

    private static bool IsUnreachable(Exception exception) => exception is DbException or IOException or UnauthorizedAccessException;

    private static CommandRefusedException Unreachable(Exception cause) => new(CommandText.Say("DatabaseUnreachable", cause.Message), cause);
}
