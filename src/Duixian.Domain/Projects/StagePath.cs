using System.Reflection;

namespace Duixian.Domain.Projects;

/// <summary>What entering a stage means to the figures of the year.</summary>
public enum StageMeaning
{
    None,

    /// <summary>In a reserve library.</summary>
    Reserve,

    /// <summary>Really begun: counts as a start from its first day on.</summary>
    Started,

    /// <summary>Finished and filed: counts as a completion.</summary>
    Completed,

    Producing,

    Full,
}

/// <summary>The five marks of a stage; the same shapes on every screen and map.</summary>
public enum StageMark
{
    Plan,
    Prep,
    Soon,
    Doing,
    Done,
}

/// <summary>How a condition is known to be met.</summary>
public enum GateProof
{
    /// <summary>Somebody says so, and names what shows it.</summary>
    Said,

    /// <summary>The project's record holds it.</summary>
    Record,

    /// <summary>A step of its procedures is done.</summary>
    Procedure,
}

/// <summary>One stage (阶段).</summary>
public sealed record ProjectStage(string Key, string Name, string EnglishName, StageMark Mark, StageMeaning Meaning, int Position)
{
    /// <summary>Other names offices give it in their tables.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>A tier (三个一批): some of the stages under one name.</summary>
public sealed record ProjectTier(string Key, string Name, string EnglishName, IReadOnlyList<string> Stages);

/// <summary>A condition of entering a stage (入阶条件).</summary>
/// <param name="Stage">The stage it guards.</param>
/// <param name="Key">Short name, unique within the stage.</param>
/// <param name="Of">What of the record, or which step; empty where somebody says so.</param>
public sealed record GateCondition(string Stage, string Key, string Name, string EnglishName, GateProof Proof, string Of);

/// <summary>Stages, tiers and gates as data (阶段定义): shipped with the program, replaced by an operator's own file.</summary>
public sealed class StagePath
{
    private static readonly Lazy<StagePath> ReadOnce = new(ReadShipped);
    private readonly Dictionary<string, ProjectStage> byKey;

    private StagePath(IReadOnlyList<ProjectStage> stages, IReadOnlyList<ProjectTier> tiers, IReadOnlyList<GateCondition> gates)
    {
        (Stages, Tiers, Gates) = (stages, tiers, gates);
        byKey = stages.ToDictionary(s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>The one the program comes with.</summary>
    public static StagePath Shipped => ReadOnce.Value;

    public IReadOnlyList<ProjectStage> Stages { get; }

    public IReadOnlyList<ProjectTier> Tiers { get; }

    public IReadOnlyList<GateCondition> Gates { get; }

    public ProjectStage? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    /// <exception cref="KeyNotFoundException">No such stage; whoever asks with what a person typed asks <see cref="Find"/>.</exception>
    public ProjectStage this[string key] => byKey[key];

    /// <summary>The first stage with a meaning; null where the path has none.</summary>
    public ProjectStage? First(StageMeaning meaning) => Stages.FirstOrDefault(s => s.Meaning == meaning);

    /// <summary>The stage somebody calls by one of its names in either language, or by its key.</summary>
    public ProjectStage? Named(string name)
    {
        var folded = name.Trim();
        return Stages.FirstOrDefault(s => s.Key == folded || s.Name == folded || s.Also.Contains(folded) || string.Equals(s.EnglishName, folded, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>All that must be there to go from one stage to a later one: the conditions of every stage entered on the way.</summary>
    public IReadOnlyList<GateCondition> Between(ProjectStage from, ProjectStage to) =>
        [.. Gates.Where(g => byKey[g.Stage].Position > from.Position && byKey[g.Stage].Position <= to.Position)];

    /// <exception cref="FormatException">Names the first line that is not understood.</exception>
    public static StagePath Read(TextReader text)
    {
        var (stages, tiers, gates) = (new List<ProjectStage>(), new List<ProjectTier>(), new List<GateCondition>());
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#')) { continue; }
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            if (!Take(parts, stages, tiers, gates)) { throw new FormatException($"{number}: {line.Trim()}"); }
        }
        return stages.Count == 0 ? throw new FormatException("1: ") : new(stages, tiers, gates);
    }

    private static bool Take(string[] parts, List<ProjectStage> stages, List<ProjectTier> tiers, List<GateCondition> gates)
    {
        if (parts.Any(p => p.Length == 0)) { return false; }
        switch (parts)
        {
            case ["stage", var key, var name, var english, var mark, var meaning]:
                if (stages.Exists(s => s.Key == key) || !Enum.TryParse<StageMark>(mark, ignoreCase: true, out var drawn) || MeaningOf(meaning) is not { } means) { return false; }
                stages.Add(new(key, name, english, drawn, means, stages.Count));
                return true;
            case ["also", var key, var names]:
                var at = stages.FindIndex(s => s.Key == key);
                if (at < 0) { return false; }
                stages[at] = stages[at] with { Also = names.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
                return true;
            case ["tier", var key, var name, var english, var of]:
                var named = of.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (tiers.Exists(t => t.Key == key) || !named.All(n => stages.Exists(s => s.Key == n))) { return false; }
                tiers.Add(new(key, name, english, named));
                return true;
            case ["gate", var stage, var key, var name, var english, var proof]:
                if (!stages.Exists(s => s.Key == stage) || gates.Exists(g => g.Stage == stage && g.Key == key) || ProofOf(proof) is not var (kind, thing)) { return false; }
                gates.Add(new(stage, key, name, english, kind, thing));
                return true;
            default:
                return false;
        }
    }

    private static StageMeaning? MeaningOf(string text) => text == "-" ? StageMeaning.None : Enum.TryParse<StageMeaning>(text, ignoreCase: true, out var meaning) ? meaning : null;

    private static (GateProof Kind, string Of)? ProofOf(string text) => text.Split('.', 2) switch
    {
        ["said"] => (GateProof.Said, ""),
        ["record", var of] when ProjectRecord.GateParts.Contains(of) => (GateProof.Record, of),
        ["procedures", { Length: > 0 } of] => (GateProof.Procedure, of),
        _ => null,
    };

    private static StagePath ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("projects/stages.txt") ?? throw new InvalidOperationException("The program was built without its stages.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
