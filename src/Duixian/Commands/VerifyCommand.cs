using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Duixian.Log.Verify;
using Duixian.Transparency;

namespace Duixian.Commands;

/// <summary><c>duixian verify [URL|DIR]</c>: a log from outside with every figure that follows from it, or the installation itself; ends with 3 and the places where something does not hold.</summary>
internal static class VerifyCommand
{
    internal static Command Build()
    {
        var installation = new Installation();
        var place = new Argument<string?>("URL|DIR") { Description = CommandText.Help("VerifyPlace"), Arity = ArgumentArity.ZeroOrOne };
        var since = new Option<FileInfo?>("--since") { Description = CommandText.Help("VerifySince"), HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = CommandText.Help("VerifyKey"), HelpName = "VKEY|FILE" };
        var json = CommonOptions.Json();
        var command = new Command("verify", CommandText.Help("Verify")) { place, since, key, json };
        installation.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var by = new VerifyBy(parsed.GetValue(key) is { } given ? KeysOf(given) : null, parsed.GetValue(since) is { } file ? (file.Name, InputFile.ReadAll(file)) : null);
            var verified = parsed.GetValue(place) is { } at ? await FromOutsideAsync(at, by, cancel) : await InsideAsync(installation, parsed, by, cancel);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) { await output.WriteLineAsync(JsonSerializer.Serialize(AsJson(verified), Json)); }
            else { await SayAsync(verified, output); }
            return verified.Findings.Count == 0 ? ExitCode.Done : throw new CommandRefusedException(SentencesOf(verified.Findings));
        });
        return command;
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A finding in a sentence: its code, its entry and its file before what is wrong.</summary>
    internal static string SentenceOf(Finding finding)
    {
        var what = CommandText.Say("Finding." + finding.Code, [.. finding.Arguments]);
        var at = string.Join(CommandText.Say("FindingComma"), new[] { finding.Entry is { } seq ? CommandText.Say("FindingEntry", seq) : "", finding.File ?? "" }.Where(w => w.Length > 0));
        return at.Length == 0 ? CommandText.Say("FindingNowhere", finding.Code, what) : CommandText.Say("FindingAt", finding.Code, at, what);
    }

    private static async Task<Verified> FromOutsideAsync(string place, VerifyBy by, CancellationToken cancel)
    {
        try
        {
            if (Uri.TryCreate(place, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            {
                using var site = new PublishedSite(address);
                return await new LogCheck(site, by).RunAsync(site, cancel);
            }
            if (!Directory.Exists(place)) { throw new CommandRefusedException(CommandText.Say("VerifyNoPlace", place)); }
            var inside = Path.Combine(place, "log");
            return await new LogCheck(new LogFolder(!File.Exists(Path.Combine(place, Checkpoint.Path)) && Directory.Exists(inside) ? inside : place), by).RunAsync(cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException(CommandText.Say("VerifyUnreadable", unreadable.Message), unreadable);
        }
    }

    private static async Task<Verified> InsideAsync(Installation installation, ParseResult parsed, VerifyBy by, CancellationToken cancel)
    {
        await using var site = installation.Open(parsed);
        ConfigCommand.Demand(site);
        // Nothing is written here, not even a schema: what is looked at must stay what it is.
        if ((await Installation.PendingAsync(site, cancel)).Count > 0) { throw new CommandRefusedException(CommandText.Say("VerifyNotMigrated")); }
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InstallationCheck>().RunAsync(by, cancel);
    }

    private static IReadOnlyList<VerifierKey> KeysOf(string given)
    {
        try
        {
            return given.Contains('+', StringComparison.Ordinal) && !File.Exists(given)
                ? [VerifierKey.Parse(given)]
                : [.. Encoding.UTF8.GetString(InputFile.ReadAll(new(given))).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse)];
        }
        catch (LogFaultException wrong)
        {
            throw new CommandRefusedException(CommandText.Say("FindingAt", wrong.Fault.Code, given, CommandText.Say("Finding." + wrong.Fault.Code)), wrong);
        }
    }

    private static async Task SayAsync(Verified verified, TextWriter output)
    {
        if (verified.Checkpoint is { } checkpoint)
        {
            await output.WriteLineAsync(CommandText.Say("VerifyLog", checkpoint.Origin, checkpoint.Size, Convert.ToBase64String(checkpoint.Root)));
            await output.WriteLineAsync(CommandText.Say("VerifySigners", string.Join(", ", verified.Signers.Select(NameOf))));
            if (!verified.KeyWasGiven) { await output.WriteLineAsync(CommandText.Say("VerifyKeyTaken")); }
            if (verified.Since is { } since) { await output.WriteLineAsync(CommandText.Say("VerifyContinues", since)); }
            await output.WriteLineAsync(CommandText.Say("VerifyEntries", verified.Entries));
            await output.WriteLineAsync(verified.Figures is { } figures ? CommandText.Say("VerifyFigures", figures.All, Counts(figures.Rows)) : CommandText.Say("VerifyNoFigures"));
        }
        if (verified.Pages is var (files, rows)) { await output.WriteLineAsync(CommandText.Say("VerifyPages", files, rows)); }
        if (verified.Installation is { } inside)
        {
            await output.WriteLineAsync(CommandText.Say("VerifyLedger", inside.Entries, inside.Erased));
            await output.WriteLineAsync(CommandText.Say("VerifyRollups", inside.Rollups.Values.Sum(), Counts(inside.Rollups)));
            await output.WriteLineAsync(CommandText.Say("VerifyFiles", inside.LogFiles, inside.StoredFiles));
        }
        if (verified.Findings.Count == 0) { await output.WriteLineAsync(CommandText.Say("VerifyWhole")); }
    }

    private static string SentencesOf(Findings findings)
    {
        var lines = findings.Named.Select(SentenceOf).ToList();
        if (findings.Count > lines.Count) { lines.Add(CommandText.Say("FindingMore", findings.Count, lines.Count)); }
        return string.Join('\n', lines);
    }

    private static object AsJson(Verified verified) => new
    {
        Whole = verified.Findings.Count == 0,
        verified.Checkpoint?.Origin,
        verified.Checkpoint?.Size,
        Root = verified.Checkpoint is { } checkpoint ? Convert.ToBase64String(checkpoint.Root) : null,
        Signers = verified.Signers.Select(k => k.ToString()),
        verified.KeyWasGiven,
        verified.Since,
        verified.Entries,
        Figures = verified.Figures?.Rows,
        Pages = verified.Pages?.Files,
        PageRows = verified.Pages?.Rows,
        verified.Installation,
        Found = verified.Findings.Count,
        Findings = verified.Findings.Named.Select(f => new { f.Code, f.Entry, f.File, f.Arguments, Sentence = SentenceOf(f) }),
    };

    private static string NameOf(VerifierKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Name}+{key.Id:x8}");

    private static string Counts(IReadOnlyDictionary<string, long> rows) => string.Join(", ", rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value}")));
}
