using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Reminders.Sending;

/// <summary>A host this site does not talk to, or one whose name leads where it must not.</summary>
internal sealed class HostRefusedException(string host) : IOException($"{host} is not allowed, or leads into a network that is not.");

/// <summary>Posts to robots: only to named hosts, only where their names really lead outside, without following anybody elsewhere.</summary>
internal sealed class RobotClient : IDisposable
{
    private readonly RemindersOptions options;
    private readonly HttpClient client;

    public RobotClient(IOptions<SiteOptions> site)
    {
        options = site.Value.Reminders;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10), ConnectCallback = ConnectAsync })
        {
            Timeout = TimeSpan.FromSeconds(20),
            MaxResponseContentBufferSize = 64 << 10,
        };
    }

    /// <summary>https to an allowed host; plain http only inside the house.</summary>
    public bool Allows(Uri address) => options.IsIntranet(address.Host) ? address.Scheme is "https" or "http" : address.Scheme == "https" && options.IsAllowed(address.Host);

    /// <returns>Null when the robot says that it took it.</returns>
    public async Task<string?> PostAsync(Uri address, string json, CancellationToken cancel)
    {
        if (!Allows(address)) { return new HostRefusedException(address.Host).Message; }
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, content, cancel);
        if (answer.StatusCode != HttpStatusCode.OK) { return $"HTTP {(int)answer.StatusCode}"; }
        try
        {
            using var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
            return said.RootElement.TryGetProperty("errcode", out var code) && code.TryGetInt32(out var number) ? number == 0 ? null : $"errcode {number}" : "an answer without errcode";
        }
        catch (JsonException) { return "an answer that is no JSON"; }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Connects to the very address that was checked: a name cannot turn to another between looking and connecting.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        if (addresses.Length == 0 || (!options.IsIntranet(host) && !addresses.All(IsPublic))) { throw new HostRefusedException(host); }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Neither this machine, nor a private, shared, link-local, multicast or reserved network, in either notation.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var six = address.GetAddressBytes();
            // 2000::/3 is what the world routes; without 6to4, Teredo and documentation, which may hide another address.
            return (six[0] & 0xE0) == 0x20 && !(six[0] == 0x20 && six[1] == 0x02) && !(six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0) && !(six[0] == 0x20 && six[1] == 0x01 && six[2] == 0x0D && six[3] == 0xB8);
        }
        var four = address.GetAddressBytes();
        return (four[0], four[1]) switch
        {
            (0 or 10 or 127 or >= 224, _) => false,
            (100, >= 64 and <= 127) => false,
            (169, 254) => false,
            (172, >= 16 and <= 31) => false,
            (192, 168) => false,
            (192, 0) => four[2] is not (0 or 2),
            (198, 18 or 19) => false,
            (198, 51) => four[2] != 100,
            (203, 0) => four[2] != 113,
            _ => true,
        };
    }
}
