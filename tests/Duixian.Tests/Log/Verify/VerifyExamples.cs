using System.Text.Json;
using Duixian.Commands;

namespace Duixian.Tests.Log.Verify;

/// <summary>What <c>duixian verify</c> answered.</summary>
internal sealed record VerifyAnswer(int Exit, JsonElement Said, string Complained)
{
    public IEnumerable<(string Code, long? Entry, string? File, string Sentence)> Findings => Said.GetProperty("findings").EnumerateArray()
        .Select(f => (f.GetProperty("code").GetString()!, f.GetProperty("entry").ValueKind == JsonValueKind.Number ? f.GetProperty("entry").GetInt64() : (long?)null, f.GetProperty("file").GetString(), f.GetProperty("sentence").GetString()!));   // a finding has a code and a sentence

    public string Codes => string.Join(", ", Findings.Select(f => f.Code));

    /// <summary>Insists on refusal and on a finding of this code at this place.</summary>
    public void ShouldName(string code, long? entry, string? file)
    {
        Assert.Equal(ExitCode.Refused, Exit);
        var found = Findings.FirstOrDefault(f => f.Code == code && (entry is null || f.Entry == entry) && (file is null || f.File == file));
        Assert.True(found.Code is not null, $"{code} {entry} {file} is not among: {Complained}");
        Assert.Contains(found.Sentence, Complained, StringComparison.Ordinal);
        Assert.Contains(code, found.Sentence, StringComparison.Ordinal);
        if (entry is not null) { Assert.Contains($"{entry}", found.Sentence, StringComparison.Ordinal); }
        if (file is not null) { Assert.Contains(file, found.Sentence, StringComparison.Ordinal); }
    }

    public void ShouldBeWhole()
    {
        Assert.True(Exit == ExitCode.Done, Complained);
        Assert.True(Said.GetProperty("whole").GetBoolean());
    }
}

internal static class VerifyExamples
{
    public static async Task<VerifyAnswer> VerifyAsync(params string[] arguments)
    {
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        var exit = await CommandLine.RunAsync(["verify", .. arguments, "--json"], said, complained);
        var text = said.ToString().Trim();
        return new(exit, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, complained.ToString());
    }

    /// <summary>Verifies the installation of a test site.</summary>
    public static Task<VerifyAnswer> VerifyInsideAsync(this TestSite site, params string[] more) =>
        VerifyAsync(["--data", site.Folder, .. site.Connection.Length > 0 ? ["--database", site.Connection] : Array.Empty<string>(), .. more]);
}
