using System.Security.Cryptography;
using System.Text;

namespace Duixian.Accounts.Setup;

/// <summary>Opens the set-up page once. It lives in this process only: a restart prints a new one as long as nobody can sign in.</summary>
internal sealed class SetupToken(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly DateTimeOffset until = time.GetUtcNow() + Lifetime;
    private int used;

    /// <summary>The address to print on the console.</summary>
    public string PathAndQuery => $"/setup?token={token}";

    public bool Opens(string? given) =>
        given is not null && used == 0 && time.GetUtcNow() < until
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token), Encoding.UTF8.GetBytes(given));

    public void Close() => Interlocked.Exchange(ref used, 1);
}
