using Duixian.Domain;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>Every "no" of proposing a correction that the domain does not say itself.</summary>
internal static class CorrectionRefusal
{
    public static readonly Refusal FigureUnknown = new("dispatch.figure-unknown", RefusalKind.NotFound);
    public static readonly Refusal NoFigure = new("dispatch.no-figure", RefusalKind.Rule);

    public static Refusal AlreadyProposed(string item) => new("dispatch.correction-waits", RefusalKind.Rule, item);
}
