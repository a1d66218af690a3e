using System.ComponentModel.DataAnnotations;

namespace Duixian;

/// <summary>Everything an operator sets; section <c>Duixian</c> of the configuration, <c>DUIXIAN__…</c> in the environment.</summary>
public sealed class SiteOptions
{
    public const string Section = "Duixian";

    /// <summary>Folder for the SQLite file, uploaded files and keys.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>PostgreSQL connection string; empty: a SQLite file in <see cref="Data"/>.</summary>
    public string Database { get; set; } = "";

    /// <summary>Time zone of civil days.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Business days are counted as if today were this day; only in demonstrations.</summary>
    public DateOnly? DemonstrationDate { get; set; }

    /// <summary>Sample roles may be taken with one click. Never set it where others can reach the site.</summary>
    public bool Demo { get; set; }

    /// <summary>A file of the operator's own words for the reader, on top of the shipped ones; empty: the shipped ones alone.</summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>Public pages are rendered once and kept, compressed, until their plan moves. Off only to measure or to find a fault.</summary>
    public bool KeepPages { get; set; } = true;
}
