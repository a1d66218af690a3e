using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Duixian.Files.Scanning;
using Microsoft.Extensions.Logging.Abstractions;

namespace Duixian.Tests.Features.Evidence;

/// <summary>A scanner is asked by its own protocol; when it does not answer, nothing is taken.</summary>
public sealed class ScannerTests
{
    [Theory]
    [InlineData("stream: OK", true, null)]
    [InlineData("stream: Eicar-Signature FOUND", true, "Eicar-Signature")]
    [InlineData("INSTREAM size limit exceeded. ERROR", false, null)]
    [InlineData("", false, null)]
    public async Task What_it_says_is_understood_and_anything_else_is_no_answer(string said, bool answered, string? found)
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)(i & 0xFF)).ToArray();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = HearAsync(listener, said);
        var answer = await new ClamdScanner(new Uri($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), NullLogger<ClamdScanner>.Instance).ScanAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(new ScanAnswer(answered, found), answer);
        Assert.Equal(content, await heard);
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_answer()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        Assert.Equal(ScanAnswer.Away, await new ClamdScanner(new Uri($"tcp://127.0.0.1:{port}"), NullLogger<ClamdScanner>.Instance).ScanAsync(new byte[] { 1 }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:3310", true)]
    [InlineData("unix:///run/clamav/clamd.ctl", true)]
    [InlineData("http://127.0.0.1:3310", false)]
    [InlineData("clamd", false)]
    public void An_address_that_cannot_be_meant_is_seen_at_the_start(string said, bool meant) => Assert.Equal(meant, ClamdScanner.AddressOf(said) is not null);

    /// <summary>Reads what a client streams, piece by piece, and answers once.</summary>
    private static async Task<byte[]> HearAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, TestContext.Current.CancellationToken);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, TestContext.Current.CancellationToken);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size)) { break; }
            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece, TestContext.Current.CancellationToken);
            content.Write(piece);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
