using Duixian.Domain;

namespace Duixian.Shell;

/// <summary>The one place where a refusal becomes a status.</summary>
internal static class RefusalStatus
{
    extension(Refusal refusal)
    {
        public int StatusCode => refusal.Kind switch
        {
            RefusalKind.Stale => StatusCodes.Status409Conflict,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Unconfirmed => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }
}
