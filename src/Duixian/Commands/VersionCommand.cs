using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Duixian.Commands;

/// <summary><c>duixian version</c>: what is running, for a person or (<c>--json</c>) for a program.</summary>
internal static class VersionCommand
{
    internal static Command Build()
    {
        var json = CommonOptions.Json();
        var command = new Command("version", CommandText.Help("Version")) { json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var (version, revision) = Installed();
            output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { product = "duixian", version, revision, runtime = RuntimeInformation.FrameworkDescription })
                : $"duixian {version}{(revision is null ? "" : $" ({revision[..Math.Min(12, revision.Length)]})")}, {RuntimeInformation.FrameworkDescription}");
        });
        return command;
    }

    /// <summary>Revision is the commit the build was made from; null when it was built outside a repository.</summary>
    internal static (string Version, string? Revision) Installed()
    {
        var stamped = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var parts = stamped.Split('+', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
