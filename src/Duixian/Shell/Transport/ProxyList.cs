using System.Net;
using IPNetwork = System.Net.IPNetwork;

namespace Duixian.Shell.Transport;

/// <summary>Whom the operator trusts to say where a request came from: addresses and networks with commas or blanks between them.</summary>
internal static class ProxyList
{
    /// <param name="trusted">Such as <c>127.0.0.1, 10.20.0.0/16</c>.</param>
    /// <param name="wrong">The first word that is neither an address nor a network.</param>
    internal static bool TryParse(string trusted, out IReadOnlyList<IPNetwork> networks, out string wrong)
    {
        var found = new List<IPNetwork>();
        (networks, wrong) = (found, "");
        foreach (var word in trusted.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(word, out var address)) { found.Add(new(address, address.GetAddressBytes().Length * 8)); }
            else if (IPNetwork.TryParse(word, out var network)) { found.Add(network); }
            else
            {
                wrong = word;
                return false;
            }
        }
        return true;
    }
}
