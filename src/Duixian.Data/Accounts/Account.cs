using Microsoft.AspNetCore.Identity;

namespace Duixian.Data.Accounts;

/// <summary>What somebody signs in with. Its id is the person's; name, office and role stand in the directory.</summary>
/// <remarks>Identity's own counter of wrong tries counts wrong second factors only: passwords are counted for a name and an address (<see cref="SignInFailure"/>), so that nobody can lock another out.</remarks>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Last sign-in, or when the person was let in; after 90 days without one they are shut out. Null: never.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Null while there is no password.</summary>
    public DateTimeOffset? PasswordSince { get; set; }

    /// <summary>The newest half-minute whose one-time code was taken; that code and older ones are spent.</summary>
    public long SpentCode { get; set; }

    /// <summary>Sessions that run end within a minute: their stamp is an old one.</summary>
    public void EndSessions() => SecurityStamp = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
