using System.Text.Encodings.Web;
using System.Text.Unicode;
using Duixian.Shell;
using Duixian.Shell.Frame;
using Microsoft.Extensions.WebEncoders;

namespace Duixian;

/// <summary>The web site. <c>serve</c> and <c>demo</c> run it; tests build the same one on port 0.</summary>
public static class Site
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();   // an unpublished build run in Production finds its style sheet too
        configure?.Invoke(builder);
        AddShell(builder.Services);

        var app = builder.Build();
        app.UseMiddleware<LanguageFromPath>();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        return app;
    }

    private static void AddShell(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddScoped<Links>();
        services.AddOptions<SiteFace>().BindConfiguration(SiteFace.Section);
        // Chinese leaves the server as characters, not as &#x…; (smaller, readable, searchable).
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
