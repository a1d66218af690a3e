using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Accounts.SingleSignOn;

/// <summary>A small real OpenID Connect provider: discovery, keys, authorization with PKCE, tokens signed with RS256. It can be told to answer wrongly.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "duixian";
    public const string Secret = "only-for-this-test";

    private const string KeyName = "k1";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA strangerKey = RSA.Create(2048);
    private readonly Dictionary<string, IQueryCollection> asked = new(StringComparer.Ordinal);
    private readonly WebApplication site;

    private IdentityProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        site.MapGet("/keys", () =>
        {
            var open = key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyName, n = WebEncoders.Base64UrlEncode(open.Modulus!), e = WebEncoders.Base64UrlEncode(open.Exponent!) } } });   // both are always exported
        });
        site.MapGet("/authorize", Authorize);
        site.MapPost("/token", (Delegate)TokenAsync);
    }

    public string Address { get; private set; } = "";

    /// <summary>What the token says, over the usual; null leaves a claim out.</summary>
    public Dictionary<string, object?> Says { get; } = new(StringComparer.Ordinal);

    /// <summary>Signs with a key it never published.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>What the site asked for last.</summary>
    public IQueryCollection LastAsked { get; private set; } = QueryCollection.Empty;

    public static async Task<IdentityProvider> StartAsync()
    {
        var provider = new IdentityProvider();
        await provider.site.StartAsync();
        provider.Address = provider.site.Urls.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        key.Dispose();
        strangerKey.Dispose();
    }

    private IResult Authorize(HttpContext http)
    {
        var query = LastAsked = http.Request.Query;
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        asked[code] = query;
        return query["client_id"] == Client && query["response_type"] == "code" && query["code_challenge_method"] == "S256"
            ? Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }))   // the site always sends one
            : Results.BadRequest();
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (!asked.Remove(form["code"].ToString(), out var question)
            || form["client_id"] != Client || form["client_secret"] != Secret || form["redirect_uri"] != question["redirect_uri"]
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != question["code_challenge"])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: (int)HttpStatusCode.BadRequest);
        }
        return Results.Json(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = Token(question["nonce"].ToString()) });
    }

    private string Token(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = Address,
            ["aud"] = Client,
            ["sub"] = "s-1",
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in Says) { claims[name] = value; }
        foreach (var (name, _) in Says.Where(said => said.Value is null)) { claims.Remove(name); }
        var signed = $"{Part(new { alg = "RS256", kid = KeyName, typ = "JWT" })}.{Part(claims)}";
        return $"{signed}.{WebEncoders.Base64UrlEncode((SignsWithAnotherKey ? strangerKey : key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object content) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(content));
}
