using Duixian.Commands;

return await CommandLine.RunAsync(args);
