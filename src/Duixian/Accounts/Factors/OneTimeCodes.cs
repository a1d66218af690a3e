using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Duixian.Data.Accounts;
using Duixian.Shell.Frame;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.Factors;

/// <summary>A key that nobody has adopted yet.</summary>
/// <param name="Link">What a generator reads.</param>
/// <param name="State">The key, protected, for its owner and ten minutes; it comes back with the first code.</param>
public sealed record GeneratorOffer(string Key, string Link, string State);

/// <summary>Codes of a generator (RFC 6238: SHA-1, six digits, half a minute). Identity's own provider knows neither our clock nor that a code is used up.</summary>
internal sealed class OneTimeCodes(UserManager<Account> accounts, IUserStore<Account> store, IDataProtectionProvider protection, IOptions<SiteFace> face, TimeProvider time)
{
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("code-generator").ToTimeLimitedDataProtector();

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyLength = 20;   // as long as the hash, which is what RFC 4226 asks
    private const int SecondsPerCode = 30;
    private const int CodeLength = 6;
    private const int Codes = 1_000_000;

    /// <summary>A new key in base 32; nothing is kept until a code proved that the person has it.</summary>
    public static string NewKey()
    {
        var (bytes, key) = (RandomNumberGenerator.GetBytes(KeyLength), new StringBuilder());
        for (var bit = 0; bit < KeyLength * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < KeyLength ? bytes[(bit / 8) + 1] : 0);
            key.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }
        return key.ToString();
    }

    /// <summary>The key as people type it.</summary>
    public static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));

    /// <summary>What a generator reads from a picture or a link.</summary>
    public static string Link(string key, string site, string user) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(user)}?secret={key}&issuer={Uri.EscapeDataString(site)}";

    /// <summary>A key to try. After a wrong first code it is the same one again, so that the generator need not be set up twice.</summary>
    /// <param name="state">What came back with the form; null or spoilt: a new key.</param>
    public GeneratorOffer Offer(Account account, string? state)
    {
        var prefix = account.Id.ToString("N");
        var key = Unprotect(state) is { } opened && opened.StartsWith(prefix, StringComparison.Ordinal) ? opened[prefix.Length..] : NewKey();
        return new(key, Link(key, ("兑现 " + face.Value.Place).TrimEnd(), account.UserName ?? ""), protector.Protect(prefix + key, OfferLifetime));
    }

    /// <summary>The code of a key at an instant.</summary>
    public static string At(string key, DateTimeOffset instant) => Code(Bytes(key), instant.ToUnixTimeSeconds() / SecondsPerCode);

    /// <summary>True once for each code: the same or an older one is refused afterwards, also when two requests bring it at once.</summary>
    public async Task<bool> TakeAsync(Account account, string? code) =>
        await accounts.GetAuthenticatorKeyAsync(account) is { Length: > 0 } key && await TakeAsync(account, key, code);

    /// <summary>Keeps a key as the account's own once a code of it was shown.</summary>
    public async Task<bool> AdoptAsync(Account account, string key, string? code, CancellationToken cancel)
    {
        if (FindStep(key, code) is not { } step) { return false; }
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, cancel);
        (account.SpentCode, account.TwoFactorEnabled) = (step, true);
        return (await accounts.UpdateAsync(account)).Succeeded;
    }

    private async Task<bool> TakeAsync(Account account, string key, string? code)
    {
        if (FindStep(key, code) is not { } step || step <= account.SpentCode) { return false; }
        account.SpentCode = step;
        return (await accounts.UpdateAsync(account)).Succeeded;   // of two requests with one code the second finds the row changed
    }

    private string? Unprotect(string? state)
    {
        try { return string.IsNullOrEmpty(state) ? null : protector.Unprotect(state); }
        catch (CryptographicException) { return null; }   // too old, or not ours
    }

    private long? FindStep(string key, string? code)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != CodeLength) { return null; }
        var (bytes, now) = (Bytes(key), time.GetUtcNow().ToUnixTimeSeconds() / SecondsPerCode);
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)   // a telephone's clock may be half a minute off
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(bytes, step)), Encoding.ASCII.GetBytes(digits))) { found = step; }
        }
        return found;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with SHA-1 is what every generator speaks; HMAC does not rest on collisions.")]
    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue;
        return (number % Codes).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0) { continue; }
            held = ((held << 5) | value) & 0xFFFF;
            bits += 5;
            if (bits < 8) { continue; }
            bits -= 8;
            bytes.Add((byte)((held >> bits) & 255));
        }
        return [.. bytes];
    }
}
