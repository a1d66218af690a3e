using System.CommandLine;

namespace Duixian.Commands;

/// <summary>Options that mean the same in every command that has them.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Json() => new("--json") { Description = CommandText.Help("Json") };

    internal static Option<DirectoryInfo?> Data() => new("--data") { Description = CommandText.Help("Data"), HelpName = "DIR" };

    internal static Option<string?> Database() => new("--database") { Description = CommandText.Help("Database"), HelpName = "CONNECTION" };

    internal static Option<string?> Urls() => new("--urls") { Description = CommandText.Help("Urls"), HelpName = "URLS" };

    internal static Option<int?> Port()
    {
        var port = new Option<int?>("--port") { Description = CommandText.Help("Port"), HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 65_535) { result.AddError(CommandText.Say("PortRange")); }
        });
        return port;
    }
}
