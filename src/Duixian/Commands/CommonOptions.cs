using System.CommandLine;
using System.Globalization;

namespace Duixian.Commands;

/// <summary>Options that mean the same in every command that has them.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Json() => new("--json") { Description = CommandText.Help("Json") };

    internal static Option<DirectoryInfo?> Data() => new("--data") { Description = CommandText.Help("Data"), HelpName = "DIR" };

    internal static Option<string?> Database() => new("--database") { Description = CommandText.Help("Database"), HelpName = "CONNECTION" };

    internal static Option<string?> Urls() => new("--urls") { Description = CommandText.Help("Urls"), HelpName = "URLS" };

    internal static Option<int?> Port() => NumberBetween("--port", 0, 65_535, "PORT", "Port", "PortRange");

    internal static Option<int?> Year() => NumberBetween("--year", 1949, 2100, "YEAR", "ReadYear", "YearRange");

    /// <param name="help">Key of the sentence that says what the number is for.</param>
    /// <param name="complaint">Key of the sentence said when the number lies outside.</param>
    private static Option<int?> NumberBetween(string name, int lowest, int highest, string helpName, string help, string complaint)
    {
        var option = new Option<int?>(name) { Description = CommandText.Help(help), HelpName = helpName };
        option.Validators.Add(result =>
        {
            // What is no number at all is reported by the parser; asking for its value here would throw.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && (number < lowest || number > highest))
            {
                result.AddError(CommandText.Say(complaint));
            }
        });
        return option;
    }
}
