using System.Globalization;

namespace Duixian.Shell;

/// <summary>Chinese by default; the same path under <c>/en</c> is English. Neither a cookie nor Accept-Language is read, so public pages can be cached.</summary>
internal sealed class LanguageFromPath(RequestDelegate next)
{
    internal static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans-CN");
    internal static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public Task InvokeAsync(HttpContext context)
    {
        var english = context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest);
        if (english)
        {
            context.Request.PathBase += "/en";
            context.Request.Path = rest.HasValue ? rest : "/";
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english ? English : Chinese;
        return next(context);
    }
}
