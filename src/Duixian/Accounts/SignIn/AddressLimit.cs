using System.Globalization;
using System.Threading.RateLimiting;
using Duixian.Accounts.Sessions;
using Microsoft.Extensions.Options;

namespace Duixian.Accounts.SignIn;

/// <summary>How often one address may try to sign in, all names together. Each node counts for itself.</summary>
internal sealed class AddressLimit(IOptions<SignInOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new()
    {
        PermitLimit = options.Value.TriesPerMinute,
        Window = Window,
        SegmentsPerWindow = 6,
    }));

    /// <summary>False: too many; the answer's status and header say so, the page says it in words.</summary>
    public bool Allows(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(ClientAddress.Of(http));
        if (lease.IsAcquired) { return true; }
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Window.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return false;
    }

    public void Dispose() => limiter.Dispose();
}
