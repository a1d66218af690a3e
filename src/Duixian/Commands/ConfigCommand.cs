using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Duixian.Data;
using Microsoft.Extensions.Options;

namespace Duixian.Commands;

/// <summary><c>duixian config check</c>: what is in force, from command line, environment and files, without secrets; and whether the site could start with it.</summary>
internal static class ConfigCommand
{
    private static readonly string[] Secrets = ["password", "pwd", "passfile", "sslpassword", "ssl password"];

    internal static Command Build() => new("config", CommandText.Help("Config")) { BuildCheck() };

    private static Command BuildCheck()
    {
        var installation = new Installation();
        var json = CommonOptions.Json();
        var command = new Command("check", CommandText.Help("ConfigCheck")) { json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await using var site = installation.Open(parsed);
            var options = OptionsOf(site);
            var dialect = site.Services.GetRequiredService<Dialect>().Name;
            var values = Effective(options).Prepend(new("Engine", dialect)).ToList();
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal))); }
            else
            {
                foreach (var (name, value) in values) { await output.WriteLineAsync($"{name,-20}{value}"); }
            }
            if (Endpoints.Faults(site).ToList() is { Count: > 0 } faults) { throw new CommandRefusedException(string.Join('\n', faults.Select(fault => fault.Sentence))); }
            var pending = await Installation.PendingAsync(site, cancel);
            if (!parsed.GetValue(json)) { await output.WriteLineAsync(CommandText.Say("ConfigReachable", dialect, pending.Count)); }
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Every setting as it is in force; of a connection string everything but its secrets.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Effective(SiteOptions options) =>
        typeof(SiteOptions).GetProperties()
            .Where(property => property.CanWrite)
            .Select(property => new KeyValuePair<string, string>(property.Name, property.Name == nameof(SiteOptions.Database)
                ? WithoutSecrets(options.Database)
                : Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture) ?? ""));

    private static SiteOptions OptionsOf(WebApplication site)
    {
        try { return site.Services.GetRequiredService<IOptions<SiteOptions>>().Value; }
        catch (OptionsValidationException invalid) { throw new CommandRefusedException(CommandText.Say("ConfigInvalid", string.Join("; ", invalid.Failures)), invalid); }
    }

    private static string WithoutSecrets(string connectionString)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (var secret in Secrets)
        {
            if (connection.ContainsKey(secret)) { connection[secret] = "***"; }
        }
        return connection.ConnectionString;
    }
}
