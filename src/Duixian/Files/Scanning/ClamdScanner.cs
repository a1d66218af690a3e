using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Duixian.Files.Scanning;

/// <summary>Asks a clamd by its own protocol (INSTREAM): the file goes over a socket, never through a shared folder.</summary>
internal sealed partial class ClamdScanner(Uri address, ILogger<ClamdScanner> log) : IScanner
{
    private const int Piece = 128 << 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>tcp://host:port or unix:///path; null for anything else.</summary>
    public static Uri? AddressOf(string said) =>
        Uri.TryCreate(said, UriKind.Absolute, out var address) && (address is { Scheme: "tcp", Port: > 0, Host.Length: > 0 } || address is { Scheme: "unix", AbsolutePath.Length: > 1 }) ? address : null;

    public async Task<ScanAnswer> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try { return AnswerOf(await AskAsync(content, patience.Token)); }
        catch (Exception broken) when (broken is SocketException or IOException || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            NoAnswer(log, broken);
            return ScanAnswer.Away;
        }
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var socket = address.Scheme == "unix" ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (address.Scheme == "unix") { await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), cancel); }
        else { await socket.ConnectAsync(address.Host, address.Port, cancel); }
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var length = new byte[4];
        for (var at = 0; at < content.Length; at += Piece)
        {
            var piece = content.Slice(at, Math.Min(Piece, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, cancel);
            await stream.WriteAsync(piece, cancel);
        }
        await stream.WriteAsync(new byte[4], cancel);
        var answer = new byte[1_024];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    /// <summary>"stream: OK" or "stream: NAME FOUND"; whatever else it says is no answer.</summary>
    private static ScanAnswer AnswerOf(string said)
    {
        const string Before = "stream: ";
        if (said == Before + "OK") { return ScanAnswer.Clean; }
        return said.StartsWith(Before, StringComparison.Ordinal) && said.EndsWith(" FOUND", StringComparison.Ordinal) ? new(true, said[Before.Length..^" FOUND".Length]) : ScanAnswer.Away;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner did not answer; the file was not taken.")]
    private static partial void NoAnswer(ILogger logger, Exception cause);
}
