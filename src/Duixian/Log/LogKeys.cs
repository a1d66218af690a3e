using Duixian.Files;
using Duixian.Shell.Transport;
using Duixian.Transparency;
using Microsoft.Extensions.Options;

namespace Duixian.Log;

/// <summary>
/// The keys of the log: private ones in <c>data/log/key</c>, newest first, all of which sign; public ones of all time in <c>data/log/verifiers</c>.
/// Both are read anew each time: a key made by the command is used by the program that runs.
/// </summary>
internal sealed class LogKeys(LogStore store, IOptions<SiteOptions> options)
{
    private const string UsualName = "duixian.local/log";

    /// <summary>The keys that sign, newest first; the first one is made where there is none.</summary>
    /// <exception cref="LogFaultException">The file holds a line that is no key.</exception>
    /// <exception cref="InvalidOperationException">The keys are of another name than the operator says: a log never changes its name.</exception>
    public async Task<IReadOnlyList<SignerKey>> SignersAsync(CancellationToken cancel)
    {
        if (!File.Exists(store.KeyPath))
        {
            await KeepAsync(store.KeyPath, [SignerKey.Generate(NewName()).ToPrivateText()], secret: true, replaces: false);
            DurableFile.ForceFolder(store.Root);
        }
        var signers = (await LinesAsync(store.KeyPath, cancel)).Select(SignerKey.Parse).ToList();
        if (signers.Count == 0) { throw new InvalidOperationException($"{store.KeyPath} holds no key."); }
        var name = signers[0].Verifier.Name;
        if (options.Value.Log.Origin is { Length: > 0 } said && said != name) { throw new InvalidOperationException($"The log is called {name}, Duixian:Log:Origin says {said}: a log never changes its name."); }
        await ListAsync(signers, cancel);
        return signers;
    }

    /// <summary>Public keys of all time, newest first; those that only verify old checkpoints too.</summary>
    public Task<IReadOnlyList<VerifierKey>> VerifiersAsync(CancellationToken cancel) => ReadVerifiersAsync(store.VerifiersPath, cancel);

    /// <summary>The same, of a log that is not in place.</summary>
    public static async Task<IReadOnlyList<VerifierKey>> ReadVerifiersAsync(string path, CancellationToken cancel) => [.. (await LinesAsync(path, cancel)).Select(VerifierKey.Parse)];

    /// <summary>A new key of the same name signs from the next checkpoint on, beside the old one as long as that is kept in the file.</summary>
    public async Task<VerifierKey> RotateAsync(CancellationToken cancel)
    {
        var old = await SignersAsync(cancel);
        var made = SignerKey.Generate(old[0].Verifier.Name);
        List<SignerKey> all = [made, .. old];
        await ListAsync(all, cancel);   // first: nothing is ever signed with a key nobody can look up
        await KeepAsync(store.KeyPath, all.Select(k => k.ToPrivateText()), secret: true, replaces: true);
        DurableFile.ForceFolder(store.Root);
        return made.Verifier;
    }

    private async Task ListAsync(IEnumerable<SignerKey> signers, CancellationToken cancel)
    {
        var known = await LinesAsync(store.VerifiersPath, cancel);
        var unlisted = signers.Select(s => s.Verifier.ToString()).Except(known, StringComparer.Ordinal).ToList();
        if (unlisted.Count == 0) { return; }
        await KeepAsync(store.VerifiersPath, [.. unlisted, .. known], secret: false, replaces: true);
        DurableFile.ForceFolder(store.Root);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(string path, CancellationToken cancel) =>
        File.Exists(path) ? [.. (await File.ReadAllLinesAsync(path, cancel)).Where(l => l.Length > 0)] : [];

    private static Task KeepAsync(string path, IEnumerable<string> lines, bool secret, bool replaces) =>
        DurableFile.WriteAsync(path, async file => await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")))), secret, replaces);

    private string NewName() =>
        options.Value.Log.Origin is { Length: > 0 } said ? said
        : PublicOrigin.Parse(options.Value.Origin) is { } origin ? origin.Authority + "/log"
        : UsualName;
}
