using System.Security.Cryptography;
using System.Text;

namespace Duixian.Features.Public.Ledger;

/// <summary>
/// The page that checks the log without a network: one file with its style and script inside, to be saved and opened from a disk.
/// Its own content policy names the hash of each, in the header and, for the saved copy, in the file itself.
/// </summary>
internal sealed class OfflinePage
{
    public const string Path = "/ledger/verify.html";

    public OfflinePage()
    {
        var style = Text("verify.css");
        var script = Text("verify-log.js") + Text("verify-words.js") + Text("verify-page.js");
        var inside = $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; connect-src 'self'; form-action 'none'; base-uri 'none'";
        Policy = inside + "; frame-ancestors 'none'";   // a policy inside a file cannot say that
        Bytes = Encoding.UTF8.GetBytes(Text("verify.html").Replace("{policy}", inside, StringComparison.Ordinal).Replace("{style}", style, StringComparison.Ordinal).Replace("{script}", script, StringComparison.Ordinal));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));
    }

    public byte[] Bytes { get; }

    /// <summary>The content policy the page is served with.</summary>
    public string Policy { get; }

    /// <summary>SHA-256 of the file in hexadecimal digits, to compare copies.</summary>
    public string Hash { get; }

    private static string Text(string name) => Encoding.UTF8.GetString(LedgerFiles.Embedded("ledger/" + name)).ReplaceLineEndings("\n");   // the parser of HTML sees no others, and hashes what it sees

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
