using Duixian.Commands;

namespace Duixian.Tests.Commands;

/// <summary>Jobs by the operator's own scheduler.</summary>
public sealed class JobCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duixian-job-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_job_runs_once_and_one_that_is_not_there_is_refused_with_those_that_are()
    {
        await using var said = new StringWriter();
        await using var error = new StringWriter();
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["job", "run", "sweep-files", "--json", "--data", folder.FullName], said, error));
        Assert.Equal("{\"job\":\"sweep-files\",\"said\":\"0 files\"}", said.ToString().Trim());
        Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync(["job", "run", "nothing", "--data", folder.FullName], said, error));
        Assert.Contains("digest, project-outlook, sweep-files, verify-log", error.ToString(), StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
