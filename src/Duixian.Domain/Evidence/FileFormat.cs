namespace Duixian.Domain.Evidence;

/// <summary>Kinds of file that are taken as evidence; decided by content, never by name.</summary>
public enum FileFormat
{
    Pdf,
    Jpeg,
    Png,
    Docx,
    Xlsx,

    /// <summary>The national format of fixed documents (版式文件).</summary>
    Ofd,
}

/// <summary>What a format is called and sent as.</summary>
public static class FileFormats
{
    extension(FileFormat format)
    {
        /// <summary>Without the dot.</summary>
        public string Extension => format switch
        {
            FileFormat.Pdf => "pdf",
            FileFormat.Jpeg => "jpg",
            FileFormat.Png => "png",
            FileFormat.Docx => "docx",
            FileFormat.Xlsx => "xlsx",
            _ => "ofd",
        };

        public string MediaType => format switch
        {
            FileFormat.Pdf => "application/pdf",
            FileFormat.Jpeg => "image/jpeg",
            FileFormat.Png => "image/png",
            FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/ofd",
        };

        /// <summary>The same in both languages.</summary>
        public string Name => format switch
        {
            FileFormat.Jpeg => "JPEG",
            FileFormat.Docx => "Word (docx)",
            FileFormat.Xlsx => "Excel (xlsx)",
            _ => format.Extension.ToUpperInvariant(),
        };

        public bool IsPicture => format is FileFormat.Jpeg or FileFormat.Png;
    }

    /// <summary>The format a name claims; null where no such file is taken.</summary>
    public static FileFormat? Claimed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant()) switch
        {
            "pdf" => FileFormat.Pdf,
            "jpg" or "jpeg" or "jpe" => FileFormat.Jpeg,
            "png" => FileFormat.Png,
            "docx" => FileFormat.Docx,
            "xlsx" => FileFormat.Xlsx,
            "ofd" => FileFormat.Ofd,
            _ => null,
        };
    }
}

/// <summary>What was found out about a file from its content.</summary>
/// <param name="Picture">Digest of what a picture shows, whatever is written beside it; null for other formats.</param>
public sealed record FileFacts(FileFormat Format, string Sha256, long Size, int? Width, int? Height, string? Picture);
