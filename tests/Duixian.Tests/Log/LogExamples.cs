using System.Collections.Concurrent;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Log;
using Duixian.Transparency;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Log;

/// <summary>The log as an outsider reads it, and acts that make it grow.</summary>
internal static class LogExamples
{
    public static LogSigner Signer(this TestSite site) => site.Services.GetRequiredService<LogSigner>();

    /// <summary>As the site does a few seconds after a write.</summary>
    public static Task<int> SignAsync(this TestSite site) => site.Signer().SignAsync(CancellationToken.None);

    public static async Task<IReadOnlyList<VerifierKey>> KeysAsync(HttpClient client) =>
        [.. (await client.GetStringAsync("/log/key")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse)];

    /// <summary>The newest checkpoint, opened with the keys the site names.</summary>
    public static async Task<Checkpoint> CheckpointAsync(HttpClient client)
    {
        var keys = await KeysAsync(client);
        return Checkpoint.Open(await client.GetByteArrayAsync("/log/checkpoint"), keys);
    }

    public static Task<long> SizeAsync(this TestSite site) => site.WithDbAsync(db => db.LedgerSizeAsync(CancellationToken.None));

    /// <summary>One entry that is not published.</summary>
    public static Act InternalAct(this IServiceProvider services, Actor? by = null, string? why = null)
    {
        var ids = services.GetRequiredService<IdSource>();
        var act = new Act(ids.NewId(), by ?? Actor.System, ids.NewId().ToString("D"), [1], why);
        act.Record(new OfficesImported(1, "内部文件名.csv"));
        return act;
    }

    public static Task<Result<Receipt>> WriteAsync(this IServiceProvider services, Actor? by = null, string? why = null) =>
        services.GetRequiredService<DuixianDb>().SaveAsync(services.InternalAct(by, why), CancellationToken.None);

    public static Task<Result<Receipt>> WriteAsync(this TestSite site, Actor? by = null, string? why = null) => site.WithAsync(services => services.WriteAsync(by, why));

    /// <summary>Lets a test alter what the database otherwise refuses to alter.</summary>
    public static Task<int> AlterAsync(this TestSite site, Func<DuixianDb, Task<int>> change) => site.WithDbAsync(async db =>
    {
        await db.Database.ExecuteSqlRawAsync(TestDatabase.OnPostgres ? "DROP TRIGGER IF EXISTS ledger_entry_no_change ON ledger_entry" : "DROP TRIGGER IF EXISTS ledger_entry_no_update");
        return await change(db);
    });
}

/// <summary>The files of a log as the site serves them.</summary>
internal sealed class ServedLog(HttpClient client) : ILogFiles
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        using var answer = await client.GetAsync("/log/" + path, cancel);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancel) : null;
    }
}

/// <summary>One more program over a data folder and a database: another node, or the site after a restart.</summary>
internal sealed class Node : IAsyncDisposable, ILoggerProvider
{
    private readonly WebApplication site;

    private Node(string folder, string connection) => site = Site.Build(
        ["--Duixian:Data=" + folder, "--Duixian:Database=" + connection, "--Duixian:RunJobs=false", "--Duixian:Log:SignAfterSeconds=60", "--urls=http://127.0.0.1:0"],
        builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(this);
        });

    public IServiceProvider Services => site.Services;

    public ConcurrentQueue<string> Alarms { get; } = new();

    public HttpClient Anyone { get; } = new();

    public static async Task<Node> StartAsync(string folder, string connection)
    {
        var node = new Node(folder, connection);
        await node.site.StartAsync();
        node.Anyone.BaseAddress = new Uri(node.site.Urls.Single());
        return node;
    }

    public async Task<Result<Receipt>> WriteAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.WriteAsync();
    }

    public ILogger CreateLogger(string categoryName) => new Ears(this);

    public void Dispose() { }

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        await site.DisposeAsync();
    }

    private sealed class Ears(Node node) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Critical;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Critical) { node.Alarms.Enqueue(formatter(state, exception)); }
        }
    }
}
