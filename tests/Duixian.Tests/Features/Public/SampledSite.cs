using Duixian.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Duixian.Tests.Features.Public;

/// <summary>A site with the samples in it: 2023 closed, 2024 judged up to September.</summary>
public sealed class SampledSite : TestSite
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await WithAsync(async services =>
        {
            await services.GetRequiredService<Samples>().LoadAsync(CancellationToken.None);
            return 0;
        });
    }
}
