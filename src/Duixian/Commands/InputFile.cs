namespace Duixian.Commands;

/// <summary>A file named on the command line; what goes wrong with it is one sentence that names it.</summary>
internal static class InputFile
{
    internal static T Use<T>(FileInfo file, Func<Stream, T> read)
    {
        try
        {
            using var content = file.OpenRead();
            return read(content);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandRefusedException(CommandText.Say(Directory.Exists(file.FullName) ? "FileIsFolder" : "FileMissing", file.FullName), unreadable);
        }
        catch (UnauthorizedAccessException forbidden)
        {
            throw new CommandRefusedException(CommandText.Say(Directory.Exists(file.FullName) ? "FileIsFolder" : "FileForbidden", file.FullName), forbidden);
        }
        catch (IOException broken)
        {
            throw new CommandRefusedException(CommandText.Say("FileBroken", file.FullName, broken.Message), broken);
        }
    }

    internal static byte[] ReadAll(FileInfo file) => Use(file, content =>
    {
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    });
}
