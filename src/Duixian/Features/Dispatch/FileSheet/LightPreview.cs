using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Features.Dispatch.FileSheet;

/// <summary>The light a figure would have once it is accepted: what is not green is explained with it.</summary>
internal static class LightPreview
{
    public static Light Of(OpenSheet sheet, SheetLine line, Figure figure) => Light.Unjudged;
}
