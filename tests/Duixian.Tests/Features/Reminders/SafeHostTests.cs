using System.Net;
using System.Net.Sockets;
using Duixian.Features.Reminders.Sending;
using Microsoft.Extensions.Options;

namespace Duixian.Tests.Features.Reminders;

/// <summary>A robot's address never leads into the house.</summary>
public sealed class SafeHostTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("192.0.2.7", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Only_addresses_the_world_routes_are_outside(string address, bool outside) => Assert.Equal(outside, RobotClient.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("[::1]")]
    public async Task An_allowed_name_that_leads_into_the_house_is_not_reached(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        using var client = new RobotClient(Options.Create(new SiteOptions { Reminders = new() { Hosts = $"{host},{address.Host}" } }));
        Assert.True(client.Allows(address));   // so that only the address it leads to is left to stop it
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(address, "{}", CancellationToken.None));
        Assert.IsType<HostRefusedException>(refused.InnerException);
        Assert.False(listener.Pending());
    }
}
