using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Duixian.Accounts;
using Duixian.Accounts.SingleSignOn;
using Duixian.Data;
using Duixian.Features.Dispatch.OpenRound;
using Microsoft.Extensions.Options;

namespace Duixian.Commands;

/// <summary><c>duixian config check</c>: what is in force, from command line, environment and files, without secrets; and whether the site could start with it.</summary>
internal static partial class ConfigCommand
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
            Demand(site);
            var dialect = site.Services.GetRequiredService<Dialect>().Name;
            var values = Effective(site).Prepend(new("Engine", dialect)).ToList();
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal))); }
            else
            {
                foreach (var (name, value) in values) { await output.WriteLineAsync($"{name,-28}{value}"); }
            }
            if (Endpoints.Faults(site).ToList() is { Count: > 0 } faults) { throw new CommandRefusedException(string.Join('\n', faults.Select(fault => fault.Sentence))); }
            var pending = await Installation.PendingAsync(site, cancel);
            if (!parsed.GetValue(json)) { await output.WriteLineAsync(CommandText.Say("ConfigReachable", dialect, pending.Count)); }
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Every setting as it is in force; of a connection string everything but its secrets.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Effective(WebApplication site) =>
    [
        .. In("", site.Services.GetRequiredService<IOptions<SiteOptions>>().Value),
        .. In("Rounds:", site.Services.GetRequiredService<IOptions<RoundOptions>>().Value),
        .. In("SignIn:", site.Services.GetRequiredService<IOptions<SignInOptions>>().Value),
        .. In("OpenIdConnect:", site.Services.GetRequiredService<IOptions<SingleSignOnOptions>>().Value),
        .. Endpoints.AddressesOf(site.Configuration),
    ];

    /// <summary>Settings that cannot be meant are refused in a sentence, before anything is done with them.</summary>
    internal static void Demand(WebApplication site)
    {
        try
        {
            _ = site.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
            _ = site.Services.GetRequiredService<IOptions<RoundOptions>>().Value;
            _ = site.Services.GetRequiredService<IOptions<SignInOptions>>().Value;
            _ = site.Services.GetRequiredService<IOptions<SingleSignOnOptions>>().Value;
        }
        catch (OptionsValidationException invalid) { throw new CommandRefusedException(CommandText.Say("ConfigInvalid", string.Join("; ", invalid.Failures)), invalid); }
    }

    /// <summary>The sentence for a value that is not of its setting's kind; null where something else went wrong.</summary>
    internal static string? Unreadable(Exception exception) =>
        exception is InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder", InnerException: not null } && NotOfItsKind().Match(exception.Message) is { Success: true } said
            ? CommandText.Say("ConfigUnreadable", said.Groups["setting"].Value, said.Groups["value"].Value)
            : null;

    // The binder tells setting and value in its message alone.
    [GeneratedRegex("'(?<value>.*)' at '(?<setting>[^']+)' to type", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotOfItsKind();

    private static IEnumerable<KeyValuePair<string, string>> In(string before, object options) =>
        options.GetType().GetProperties().Where(property => property.CanWrite).SelectMany(property => property.GetValue(options) switch
        {
            string secret when property.Name is nameof(SingleSignOnOptions.ClientSecret) or nameof(Features.Reminders.Sending.MailOptions.Password) => [new(before + property.Name, secret.Length > 0 ? "***" : "")],
            string connection when property.Name == nameof(SiteOptions.Database) => [new(before + property.Name, WithoutSecrets(connection))],
            { } section when section.GetType().Assembly == typeof(SiteOptions).Assembly && section.GetType().IsClass => In(before + property.Name + ":", section),
            var value => new KeyValuePair<string, string>[] { new(before + property.Name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "") },
        });

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
