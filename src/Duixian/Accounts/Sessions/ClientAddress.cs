using System.Net;
using System.Net.Sockets;

namespace Duixian.Accounts.Sessions;

/// <summary>Where a request comes from, as far as tries are counted and owners are shown it.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>An IPv6 subscriber has a whole network of addresses; they count as one.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) { return ""; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        if (address.AddressFamily != AddressFamily.InterNetworkV6) { return address.ToString(); }
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes) + "/64";
    }
}

/// <summary>Browser and system in two words, so that owners recognise their own sessions. What a browser says of itself is kept nowhere else.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Word)[] Browsers =
        [("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Word)[] Systems =
        [("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent) =>
        string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Word)[] known, string userAgent) =>
        known.Where(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Word).FirstOrDefault();
}
