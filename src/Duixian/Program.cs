using Duixian;

var site = Site.Build(args);
await site.RunAsync();
