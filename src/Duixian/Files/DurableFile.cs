using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Duixian.Files;

/// <summary>Files that are whole or not there, also after a power cut.</summary>
internal static partial class DurableFile
{
    /// <summary>Asked before a file is written, in this flow of calls alone: where a test puts a disk that is full.</summary>
    internal static readonly AsyncLocal<Action<string>?> BeforeWriting = new();

    /// <summary>Writes under another name, forces it to the disk, then renames. Whoever needs the name itself to survive calls <see cref="ForceFolder"/> afterwards.</summary>
    /// <param name="secret">Readable by the program's own user alone.</param>
    /// <param name="replaces">False: a file that is there stays as it is.</param>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, bool secret = false, bool replaces = true)
    {
        BeforeWriting.Value?.Invoke(path);
        var folder = Path.GetDirectoryName(path)!;   // callers name a file in a folder
        System.IO.Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (secret && !OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        try
        {
            await using (var file = new FileStream(temporary, options))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            if (replaces || !File.Exists(path)) { File.Move(temporary, path, replaces); }
        }
        catch (IOException) when (!replaces && File.Exists(path)) { }   // somebody else was first
        finally
        {
            File.Delete(temporary);   // gone already where all went well
        }
    }

    /// <summary>A rename is durable only once its folder is on the disk; .NET has no call for it.</summary>
    public static void ForceFolder(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) { return; }
        var handle = Open(folder, 0);
        if (handle < 0) { return; }
        _ = Fsync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
