using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Duixian.Shell.Transport;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Duixian.Commands;

/// <summary><c>duixian serve</c> and <c>duixian demo</c>: the same site, with the installation's data or with throw-away samples.</summary>
internal static class SiteCommand
{
    private const int UsualPort = 5080;

    // Inside the sample plan's year: September is closed, October's figures are being asked for.
    private static readonly DateOnly SampleDay = new(2024, 10, 28);

    internal static Command BuildServe()
    {
        var installation = new Installation();
        var (urls, port) = (CommonOptions.Urls(), CommonOptions.Port());
        var command = new Command("serve", CommandText.Help("Serve")) { urls, port };
        installation.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(
            installation.Settings(parsed),
            parsed.GetValue(urls) ?? (parsed.GetValue(port) is { } chosen ? Loopback(chosen) : null),
            parsed.InvocationConfiguration.Output,
            cancel));
        return command;
    }

    internal static Command BuildDemo()
    {
        var (database, port) = (CommonOptions.Database(), CommonOptions.Port());
        var date = new Option<DateOnly?>("--date") { Description = CommandText.Help("Date"), HelpName = "YYYY-MM-DD" };
        var command = new Command("demo", CommandText.Help("Demo")) { database, port, date };
        command.SetAction(async (parsed, cancel) =>
        {
            var scratch = Directory.CreateTempSubdirectory("duixian-demo-");
            try
            {
                return await RunAsync(
                    [
                        "--Logging:LogLevel:Default=Warning",   // the one line a person waits for is the address
                        .. Installation.Setting("Demo", "true"),
                        .. Installation.Setting("Place", "聊城市"),
                        .. Installation.Setting("PlaceInEnglish", "Liaocheng"),
                        .. Installation.Setting("Data", scratch.FullName),
                        .. Installation.Setting("Database", parsed.GetValue(database)),
                        .. Installation.Setting("DemonstrationDate", (parsed.GetValue(date) ?? SampleDay).ToString("O", CultureInfo.InvariantCulture)),
                    ],
                    Loopback(parsed.GetValue(port) ?? (IsFree(UsualPort) ? UsualPort : 0)),
                    parsed.InvocationConfiguration.Output,
                    cancel);
            }
            finally { scratch.Delete(recursive: true); }
        });
        return command;
    }

    /// <param name="urls">Asked for on the command line; null: as configured, or loopback.</param>
    private static async Task<int> RunAsync(IEnumerable<string> settings, string? urls, TextWriter output, CancellationToken cancel)
    {
        await using var site = Site.Build([.. settings, .. urls is null ? Array.Empty<string>() : [$"--urls={urls}"]]);
        ConfigCommand.Demand(site);
        if (Endpoints.AreConfigured(site.Configuration))
        {
            if (urls is not null) { throw new CommandRefusedException(CommandText.Say("ListensTwice", urls)); }   // Kestrel would quietly take its own
        }
        else if (site.Urls.Count == 0 && Endpoints.UrlsOf(site.Configuration) is null) { site.Urls.Add(Loopback(UsualPort)); }
        // Asked before anything is written; the server itself would complain at length.
        if (Endpoints.Faults(site).FirstOrDefault(fault => fault.Prevents) is { } fault) { throw new CommandRefusedException(fault.Sentence); }
        if (Uri.TryCreate(urls ?? site.Urls.FirstOrDefault(), UriKind.Absolute, out var only) && only is { IsLoopback: true, Port: > 0 } && !IsFree(only.Port)) { throw AddressInUse(only.GetLeftPart(UriPartial.Authority)); }
        await Installation.PrepareAsync(site, cancel);
        await site.LoadSamplesAsync(cancel);
        try { await site.StartAsync(cancel); }
        catch (IOException busy) when (busy.InnerException is AddressInUseException or SocketException)
        {
            throw AddressInUse(string.Join(' ', AddressesOf(site)), busy);
        }
        foreach (var address in AddressesOf(site)) { await output.WriteLineAsync(address); }
        if (await site.SetupAddressAsync(cancel) is { } setup) { await output.WriteLineAsync(CommandText.Say("Setup", PublicAddressOf(site) + setup)); }
        await output.FlushAsync(cancel);
        using var stopping = cancel.Register(site.Lifetime.StopApplication);
        await site.WaitForShutdownAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>Where people reach the site: the set origin, or the first address it listens at.</summary>
    private static string PublicAddressOf(WebApplication site) =>
        PublicOrigin.Parse(site.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin)?.GetLeftPart(UriPartial.Authority) ?? AddressesOf(site).First();

    private static ICollection<string> AddressesOf(WebApplication site) =>
        site.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static CommandRefusedException AddressInUse(string urls, Exception? cause = null) => new(CommandText.Say("AddressInUse", urls), cause);

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try { probe.Start(); }
        catch (SocketException) { return false; }
        return true;
    }
}
