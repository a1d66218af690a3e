using System.ComponentModel.DataAnnotations;

namespace Duixian.Accounts.SingleSignOn;

/// <summary>The identity provider of the house, reached by OpenID Connect; section <c>Duixian:OpenIdConnect</c>.</summary>
public sealed class SingleSignOnOptions : IValidatableObject
{
    public const string Section = SiteOptions.Section + ":OpenIdConnect";

    /// <summary>Address of the provider, such as <c>https://id.example/realms/city</c>; empty: there is none.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What people call it, on the button; empty: "single sign-on".</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The claim that holds the user name people have here. Choose one they cannot change themselves.</summary>
    [Required]
    public string UserClaim { get; set; } = "preferred_username";

    /// <summary>Passwords and passkeys of this site are refused; the provider is the only way in.</summary>
    public bool OnlyWayIn { get; set; }

    /// <summary>Ways of having signed in there, such as <c>mfa otp hwk</c>; one of them must be among the token's <c>amr</c>. Empty: any.</summary>
    public string Amr { get; set; } = "";

    /// <summary>Levels of having signed in there; the token's <c>acr</c> must be one of them, and they are asked for. Empty: any.</summary>
    public string Acr { get; set; } = "";

    public bool IsOn => Authority.Length > 0;

    internal static string[] Words(string list) => list.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
        {
            if (OnlyWayIn) { yield return new($"{Section}:OnlyWayIn needs an {nameof(Authority)}: otherwise nobody could sign in.", [nameof(OnlyWayIn)]); }
            yield break;
        }
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new($"{Section}:Authority is an https address (http only on this machine), not “{Authority}”.", [nameof(Authority)]);
        }
        if (ClientId.Length == 0) { yield return new($"{Section}:ClientId is missing: it is the name the provider knows this site by.", [nameof(ClientId)]); }
    }
}
