using System.ComponentModel.DataAnnotations;
using Duixian.Features.Dispatch.Calendar;
using Duixian.Features.Projects;
using Duixian.Features.Reminders.Sending;
using Duixian.Files.Scanning;
using Duixian.Log;
using Duixian.Shell.Transport;

namespace Duixian;

/// <summary>Everything an operator sets; section <c>Duixian</c> of the configuration, <c>DUIXIAN__…</c> in the environment.</summary>
public sealed class SiteOptions : IValidatableObject
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

    /// <summary>The one address people use, such as <c>https://duixian.example</c>; empty: as each request names it. With https, plain requests are led there.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Addresses and networks of the proxies whose <c>X-Forwarded-…</c> headers hold, with commas between them; empty: nobody's.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Sample roles may be taken with one click. Never set it where others can reach the site.</summary>
    public bool Demo { get; set; }

    /// <summary>A file of the operator's own words for the reader, on top of the shipped ones; empty: the shipped ones alone.</summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>A file with the notices of holidays and make-up working days that the program does not know yet; a year named there replaces the shipped one. Empty: the shipped ones alone.</summary>
    public string Holidays { get; set; } = "";

    /// <summary>A file with the stages, tiers and gates of key projects, instead of the shipped ones. Empty: the shipped ones.</summary>
    public string Stages { get; set; } = "";

    /// <summary>A file with templates of procedures; a code and version named there replaces the shipped one. Empty: the shipped ones alone.</summary>
    public string Procedures { get; set; } = "";

    /// <summary>Public pages are rendered once and kept, compressed, until their plan moves. Off only to measure or to find a fault.</summary>
    public bool KeepPages { get; set; } = true;

    /// <summary>The audit trail beside the database.</summary>
    public AuditOptions Audit { get; set; } = new();

    /// <summary>Whether this node runs jobs by itself; off where the operator's scheduler calls <c>duixian job run</c>.</summary>
    public bool RunJobs { get; set; } = true;

    /// <summary>Where digests may go.</summary>
    public RemindersOptions Reminders { get; set; } = new();

    /// <summary>Files behind figures.</summary>
    public EvidenceOptions Evidence { get; set; } = new();

    /// <summary>The public log of all entries.</summary>
    public LogOptions Log { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Vocabulary.Length > 0 && !File.Exists(Vocabulary)) { yield return new("Duixian:Vocabulary names a file that is not there.", [nameof(Vocabulary)]); }
        if (Holidays.Length > 0 && HolidaysFault() is { } fault) { yield return new(fault, [nameof(Holidays)]); }
        if (Stages.Length > 0 && ProjectData.StagesFault(Stages) is { } stages) { yield return new(stages, [nameof(Stages)]); }
        if (Procedures.Length > 0 && ProjectData.ProceduresFault(Procedures) is { } procedures) { yield return new(procedures, [nameof(Procedures)]); }
        if (Origin.Length > 0 && PublicOrigin.Parse(Origin) is null) { yield return new($"Duixian:Origin is scheme and host alone, such as https://duixian.example, not “{Origin}”.", [nameof(Origin)]); }
        if (Evidence.Scanner.Length > 0 && ClamdScanner.AddressOf(Evidence.Scanner) is null) { yield return new($"Duixian:Evidence:Scanner is tcp://host:port or unix:///path, not “{Evidence.Scanner}”.", [nameof(Evidence)]); }
        if (Log.SignAfterSeconds is < LogOptions.Soonest or > LogOptions.Latest) { yield return new($"Duixian:Log:SignAfterSeconds is between {LogOptions.Soonest} and {LogOptions.Latest}, not {Log.SignAfterSeconds}.", [nameof(Log)]); }
        if (Log.Origin.Length > 0 && !LogOptions.IsName(Log.Origin)) { yield return new($"Duixian:Log:Origin is a name without spaces, controls or plus, such as duixian.example/log, not “{Log.Origin}”.", [nameof(Log)]); }
        if (!ProxyList.TryParse(TrustedProxies, out _, out var wrong)) { yield return new($"Duixian:TrustedProxies holds “{wrong}”, which is neither an address nor a network such as 10.0.0.0/8.", [nameof(TrustedProxies)]); }
    }

    private string? HolidaysFault()
    {
        if (!File.Exists(Holidays)) { return "Duixian:Holidays names a file that is not there."; }
        try
        {
            OperatorCalendar.Read(Holidays);
            return null;
        }
        catch (FormatException unread)
        {
            return $"Duixian:Holidays holds a line that is not understood: {unread.Message}";
        }
    }
}

/// <summary>Section <c>Duixian:Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>Each line of the trail is appended here as JSON for a collector; turning the file over is the operator's. Empty: nowhere.</summary>
    public string File { get; set; } = "";
}

/// <summary>Section <c>Duixian:Evidence</c>.</summary>
public sealed class EvidenceOptions
{
    /// <summary>A clamd that looks at every file before it is kept: <c>tcp://127.0.0.1:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>. Empty: none is asked.</summary>
    public string Scanner { get; set; } = "";
}
