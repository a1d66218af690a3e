using System.ComponentModel.DataAnnotations;

namespace Duixian.Accounts;

/// <summary>What an operator sets about signing in; section <c>Duixian:SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = "Duixian:SignIn";

    /// <summary>Which rules passwords follow.</summary>
    public SignInProfile Profile { get; set; }

    /// <summary>Tries to sign in that one address may make in a minute, right or wrong, for all names together.</summary>
    [Range(5, 100_000)]
    public int TriesPerMinute { get; set; } = 30;
}

/// <summary>Two rule books contradict each other about passwords; the operator chooses.</summary>
public enum SignInProfile
{
    /// <summary>ASVS 5.0: at least 15 characters, no rules of composition, no change by date.</summary>
    Asvs,

    /// <summary>GB/T 22239 level 3: at least 12 characters of three classes, 90 days, not one of the last five.</summary>
    Mlps3,
}
