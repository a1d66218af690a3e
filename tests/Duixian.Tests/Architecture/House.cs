using System.Diagnostics;
using System.Reflection;
using Duixian.Data;
using Duixian.Data.Postgres;
using Duixian.Data.Sqlite;
using Duixian.Domain;
using Duixian.Reading;
using Duixian.Transparency;

namespace Duixian.Tests.Architecture;

/// <summary>One file of the repository; <paramref name="Path"/> is relative to its root, with slashes.</summary>
internal sealed record HouseFile(string Path, string Text)
{
    internal bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    internal bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    internal bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal) || Path.EndsWith(".razor", StringComparison.Ordinal);
}

/// <summary>The repository and its assemblies, as the rules of the house look at them.</summary>
internal static class House
{
    internal static readonly string Root = FindRoot();

    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".pdf", ".docx", ".xlsx", ".xls", ".doc", ".zip", ".gz", ".db", ".woff2"];

    private static readonly Lazy<IReadOnlyList<HouseFile>> Texts = new(ReadTexts);

    /// <summary>Every text file that is, or is about to be, part of the repository.</summary>
    internal static IReadOnlyList<HouseFile> Files => Texts.Value;

    internal static IEnumerable<HouseFile> Sources => Files.Where(file => file.IsUnder("src/"));

    internal static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(IdSource).Assembly, typeof(PlanReader).Assembly, typeof(EntryBytes).Assembly, typeof(DuixianDb).Assembly,
        typeof(SqliteDialect).Assembly, typeof(PostgresDialect).Assembly, typeof(Site).Assembly,
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Duixian.slnx"))) { return folder.FullName; }
        }
        throw new InvalidOperationException("The tests of the architecture run inside the repository.");
    }

    private static List<HouseFile> ReadTexts()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git does not start.");
        var paths = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. paths
            .Where(path => !Binary.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && File.Exists(Path.Combine(Root, path)))
            .Select(path => new HouseFile(path, File.ReadAllText(Path.Combine(Root, path))))];
    }
}
