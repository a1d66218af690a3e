using Duixian;

var site = Site.Build(args);
await site.Services.PrepareStorageAsync(CancellationToken.None);
await site.RunAsync();
