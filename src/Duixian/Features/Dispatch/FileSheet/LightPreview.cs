using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>How a line would stand once its figure is accepted: what is not green is explained with it.</summary>
internal static class LightPreview
{
    public static LineStanding Of(SheetLine line, Figure figure) =>
        line is { Asked: { Promise: { } promise } asked } && !figure.IsBlank
            ? Judging.Of(new(line.Report.Year, asked.Kind, asked.Measure, asked.BaseUnit, promise, line.Share, line.Due ?? asked.Due), line.Terms, figure, line.Report.AsOf)
            : LineStanding.Unjudged;
}
