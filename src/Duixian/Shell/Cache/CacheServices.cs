using System.IO.Compression;
using Duixian.Data;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Duixian.Shell.Cache;

/// <summary>Keeps what anyone may read, as compressed bytes, in this process.</summary>
internal static class CacheServices
{
    private const long MostBytes = 48 * 1024 * 1024;

    public static void AddKeptPages(this IServiceCollection services)
    {
        services.AddSingleton<PublishedState>();
        services.AddSingleton<IActsWatcher, PublishedAtOnce>();
        services.AddHostedService<PublishedWatch>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = MostBytes;
            cache.MaximumBodySize = 4 * 1024 * 1024;
            cache.UseCaseSensitivePaths = true;
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;   // only kept pages are compressed, and they hold no secret of anybody
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    /// <summary>After routing. Compression stands inside the cache, so that compressed bytes are what is kept; pages of a person pass by both.</summary>
    public static void UseKeptPages(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<IOutputCachePolicy>() is KeptPageAttribute,
            kept =>
            {
                kept.UseOutputCache();
                kept.UseResponseCompression();
            });
}
