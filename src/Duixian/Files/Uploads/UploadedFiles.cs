using Duixian.Domain;
using Duixian.Domain.Evidence;
using Duixian.Files.Contents;
using Duixian.Files.Scanning;
using Duixian.Shell.Typing;

namespace Duixian.Files.Uploads;

/// <summary>A file that was looked at and kept.</summary>
public sealed record AddedFile(string Name, string Sha256);

/// <summary>One chosen file after it was looked at.</summary>
/// <param name="Kept">Null where it was refused; a kept one need not be sent again.</param>
internal sealed record LookedAt(string Name, AddedFile? Kept, Refusal? Refusal);

/// <summary>Looks at every file that came in and keeps the good ones; nobody is asked to choose those again because of another.</summary>
internal sealed class UploadedFiles(StoredFiles files, IScanner scanner)
{
    public async Task<IReadOnlyList<LookedAt>> KeepAsync(IEnumerable<IFormFile> sent, CancellationToken cancel)
    {
        var looked = new List<LookedAt>();
        foreach (var file in sent.Where(f => f.FileName.Length > 0))
        {
            var name = NameOf(file.FileName);
            var kept = file.Length > FileInspection.LargestFile ? EvidenceRefusal.TooLarge(name, FileInspection.LargestFile >> 20) : await KeepAsync(name, file, cancel);
            looked.Add(new(name, kept.Refusal is null ? new(name, kept.Value) : null, kept.Refusal));
        }
        return looked;
    }

    /// <summary>The name as given, without folders and what hides in names; never part of a path.</summary>
    internal static string NameOf(string sent)
    {
        var name = TypedText.Line(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]);
        if (name.Length <= EvidenceFile.LongestName) { return name; }
        name = name[^EvidenceFile.LongestName..];   // the ending is what matters
        return char.IsLowSurrogate(name[0]) ? name[1..] : name;
    }

    private async Task<Result<string>> KeepAsync(string name, IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream((int)file.Length);   // not more than LargestFile
        await file.CopyToAsync(content, cancel);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        if (FileInspection.Look(name, bytes).Refusal is { } no) { return no; }
        var answer = await scanner.ScanAsync(bytes, cancel);
        if (!answer.Answered) { return EvidenceRefusal.ScannerAway; }
        if (answer.Found is { } found) { return EvidenceRefusal.Infected(name, found); }
        return await files.KeepAsync(bytes, cancel);
    }
}
