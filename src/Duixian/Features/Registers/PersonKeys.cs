using System.Security.Cryptography;
using System.Text;
using Duixian.Domain;
using Duixian.Domain.Registers;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Registers;

/// <summary>
/// Turns what tells one beneficiary from another (an identity number, or another key) into a keyed hash, so that doubles are found without anybody being named.
/// The key is a file beside the database, never in it: who has a copy of the database alone cannot try numbers. Losing the key loses only the finding of doubles.
/// </summary>
internal sealed class PersonKeys(IOptions<SiteOptions> options) : IDisposable
{
    private const int KeyLength = 32;
    private const int Shortest = 4;

    private readonly Lock turn = new();
    private byte[]? key;

    /// <summary>Where the key lies.</summary>
    public string File => Path.Combine(Path.GetFullPath(options.Value.Data), "keys", "registers.key");

    /// <summary>The hash, of this register alone: the same person on two registers cannot be joined.</summary>
    public Result<string> Hash(RegisterId register, string typed)
    {
        var plain = Plain(typed);
        if (plain.Length < Shortest) { return RegistersRefusal.PersonKeyShort(Shortest); }
        return Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes($"{register.Value:D}|{plain}")));
    }

    public void Dispose()
    {
        if (key is not null) { CryptographicOperations.ZeroMemory(key); }
    }

    /// <summary>Full-width forms, spaces, points and x/X do not make another person.</summary>
    private static string Plain(string typed) => string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private byte[] Key()
    {
        lock (turn) { return key ??= ReadOrMake(); }
    }

    private byte[] ReadOrMake()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(File)!);   // always below the data directory
        try
        {
            var made = RandomNumberGenerator.GetBytes(KeyLength);
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) { create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
            using var file = new FileStream(File, create);
            file.Write(made);
            file.Flush(flushToDisk: true);
            return made;
        }
        catch (IOException there) when (System.IO.File.Exists(File))
        {
            var kept = System.IO.File.ReadAllBytes(File);
            return kept.Length == KeyLength ? kept : throw new InvalidOperationException($"{File} is not a key of {KeyLength} bytes. Restore it from the backup of the keys; a new one would find no double of what is already entered.", there);
        }
    }
}
