using Duixian.Domain.Dispatch;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Dispatch.Calendar;

/// <summary>The working calendar of this installation: what the program comes with, and the operator's file on top.</summary>
internal static class OperatorCalendar
{
    public static WorkCalendar Read(IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<SiteOptions>>().Value.Holidays;
        return file.Length == 0 ? WorkCalendar.Shipped : Read(file);
    }

    /// <exception cref="FormatException">Names the first line that is not understood.</exception>
    public static WorkCalendar Read(string file)
    {
        using var text = new StreamReader(file);
        return WorkCalendar.Shipped.With(text);
    }
}
