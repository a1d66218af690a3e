namespace Duixian.Reading.Tests.Extract;

/// <summary>The files in Fixtures, as LibreOffice and Chromium wrote them; make.sh there makes them anew.</summary>
internal static class Fixture
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Extract", "Fixtures");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static IEnumerable<string> Documents() => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => Path.GetExtension(name) is ".docx" or ".xlsx" or ".html" or ".pdf").Order(StringComparer.Ordinal);
}
