namespace Duixian.Data.Accounts;

/// <summary>A signed-in browser. The browser holds the key, the table only its hash.</summary>
public sealed class Session
{
    /// <summary>What the owner names it by when ending it; of no use for signing in.</summary>
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the key in the cookie.</summary>
    public byte[] KeyHash { get; init; } = [];

    public Guid AccountId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>At most a minute behind.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The end however busy it is.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the person last proved both factors, or a passkey.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>Shown to the owner alone.</summary>
    public string Address { get; init; } = "";

    /// <summary>Browser and system in a few words; shown to the owner alone.</summary>
    public string Device { get; init; } = "";

    /// <summary>Who it is, protected with the site's keys.</summary>
    public byte[] Ticket { get; set; } = [];
}

/// <summary>Wrong tries for one user name from one address, whether the name exists or not.</summary>
public sealed class SignInFailure
{
    /// <summary>SHA-256 of the normalised name: what is typed into the name field by mistake may be a password.</summary>
    public byte[] NameHash { get; init; } = [];

    public string Address { get; init; } = "";

    public int Count { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>A one-time link with which somebody sets the password and second factor of an account. Only its hash is kept.</summary>
public sealed class Activation
{
    public byte[] CodeHash { get; init; } = [];

    public Guid AccountId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A password that was in use before; kept only under a profile that forbids using it again.</summary>
public sealed class OldPassword
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string Hash { get; init; } = "";

    public DateTimeOffset Until { get; init; }
}
