using Microsoft.AspNetCore.Identity;

namespace Duixian.Data.Accounts;

/// <summary>What somebody signs in with. Its id is the person's; name, office and role stand in the directory.</summary>
public sealed class Account : IdentityUser<Guid>;
