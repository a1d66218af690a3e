using System.Reflection;

namespace Duixian.Domain.Procedures;

/// <summary>All templates by code and version: those the program comes with, and an operator's own on top. The line grammar stands at the head of <c>templates.txt</c>.</summary>
public sealed class ProcedureTemplates
{
    private static readonly Lazy<ProcedureTemplates> ReadOnce = new(ReadShipped);

    private readonly Dictionary<(string Code, int Version), ProcedureTemplate> byKey;

    private ProcedureTemplates(Dictionary<(string Code, int Version), ProcedureTemplate> byKey) => this.byKey = byKey;

    public static ProcedureTemplates Shipped => ReadOnce.Value;

    /// <summary>By code, then version.</summary>
    public IReadOnlyList<ProcedureTemplate> All => [.. byKey.Values.OrderBy(t => t.Code, StringComparer.Ordinal).ThenBy(t => t.Version)];

    public ProcedureTemplate? Find(string code, int version) => byKey.GetValueOrDefault((code, version));

    /// <summary>What a project of this class begins with on a day: of the templates in force the newest; null where there is none yet.</summary>
    public ProcedureTemplate? For(ApprovalRoute route, LandSupply land, DateOnly day) => byKey.Values
        .Where(t => t.Head.Route == route && t.Head.Land == land && t.Head.InForce <= day)
        .OrderByDescending(t => t.Head.InForce).ThenByDescending(t => t.Version).ThenBy(t => t.Code, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Reads templates; the first line that is not understood, or makes no graph, is refused with its number.</summary>
    public static Result<ProcedureTemplates> Read(TextReader text) => Read(text, []);

    /// <summary>With an operator's own: the same code and version replaces a template whole, anything else stands beside it.</summary>
    public Result<ProcedureTemplates> With(TextReader text) => Read(text, new(byKey));

    /// <summary>All templates with another legal limit of one step; nothing is promised in its place then.</summary>
    public ProcedureTemplates WithLimit(string step, TimeLimit limit) => new(byKey.ToDictionary(t => t.Key, t => t.Value.Find(step) is null ? t.Value : t.Value.WithLimit(step, limit)));

    private static ProcedureTemplates ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("procedures/templates.txt") ?? throw new InvalidOperationException("The program was built without its procedures.");
        using var reader = new StreamReader(stream);
        return Read(reader).Value;
    }

    private static Result<ProcedureTemplates> Read(TextReader text, Dictionary<(string Code, int Version), ProcedureTemplate> known)
    {
        var reading = new TemplateReading(known);
        while (text.ReadLine() is { } line)
        {
            if (reading.Take(line) is { } refusal) { return refusal; }
        }
        return reading.Close() is { } open ? open : new ProcedureTemplates(known);
    }
}
