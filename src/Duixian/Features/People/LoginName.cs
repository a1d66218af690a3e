namespace Duixian.Features.People;

/// <summary>What somebody types to sign in.</summary>
internal static class LoginName
{
    public const int Longest = 60;

    /// <summary>2–60 letters, digits and . _ - @ +, as the sign-in takes them.</summary>
    public static bool IsOne(string login) => login.Length is >= 2 and <= Longest && login.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or '+');
}
