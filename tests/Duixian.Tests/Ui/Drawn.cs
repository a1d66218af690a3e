using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Duixian.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duixian.Tests.Ui;

/// <summary>Renders one component to HTML, with the words it needs and nothing else of the site.</summary>
internal static class Drawn
{
    internal static async Task<IHtmlDocument> HtmlAsync<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        services.AddScoped<Links>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)))).ToHtmlString());
        // A parser drops a cell that stands outside a table.
        return await new HtmlParser().ParseDocumentAsync(html.TrimStart().StartsWith("<th", StringComparison.Ordinal) ? $"<table><tr>{html}</tr></table>" : html);
    }
}
