using Microsoft.AspNetCore.Identity;

namespace Duixian.Data.Accounts;

/// <summary>Somebody who can sign in; acts for one office in one role.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>How the desk greets the person; a post, not necessarily a name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Code of the office the person acts for.</summary>
    public string Office { get; set; } = "";
}
