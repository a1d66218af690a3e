using Duixian.Domain;

namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>What the reviewer's page itself refuses.</summary>
internal static class ReviewRefusal
{
    public static readonly Refusal NothingChosen = new("dispatch.nothing-chosen", RefusalKind.Rule);
}
