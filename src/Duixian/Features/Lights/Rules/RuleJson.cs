using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Duixian.Domain;
using Duixian.Domain.Standings;

namespace Duixian.Features.Lights.Rules;

/// <summary>A rule as text people read and write; docs/light-rules.md explains every member.</summary>
internal static class RuleJson
{
    public const int LongestText = 8_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // shown in a text field, which Razor encodes
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    private sealed record Condition(LightInput Input, Comparison Is, decimal Limit);

    private sealed record Clause(Light Light, IReadOnlyList<Condition> When, bool Excusable = false, bool Undefined = false);

    private sealed record Rule(string Code, string Name, string NameEn, string Source, IReadOnlyList<Clause> Clauses, Light Otherwise, string? Gap = null, string? GapEn = null);

    public static string Write(LightRule rule) => JsonSerializer.Serialize(
        new Rule(rule.Code, rule.Name, rule.NameEn, rule.Source, [.. rule.Clauses.Select(c => new Clause(c.Light, [.. c.When.Select(w => new Condition(w.Input, w.Is, w.Limit))], c.Excusable, c.Undefined))], rule.Otherwise, rule.Gap, rule.GapEn),
        Options);

    /// <returns>The rule with version 0, or where the text cannot be read.</returns>
    public static Result<LightRule> Read(string text)
    {
        if (text.Length > LongestText) { return JudgingRefusal.TooLong(LongestText); }
        try
        {
            if (JsonSerializer.Deserialize<Rule>(text, Options) is not { Code: not null, Name: not null, NameEn: not null, Source: not null, Clauses: not null } said || said.Clauses.Any(c => c is not { When: not null }))
            {
                return JudgingRefusal.RuleText(1, "{ }");
            }
            var rule = new LightRule(
                said.Code.Trim(), 0, said.Name.Trim(), said.NameEn.Trim(), said.Source.Trim(),
                [.. said.Clauses.Select(c => new LightClause(c.Light, [.. c.When.Select(w => new LightCondition(w.Input, w.Is, w.Limit))], c.Excusable, c.Undefined))],
                said.Otherwise, Blank(said.Gap), Blank(said.GapEn));
            return RuleCheck.Of(rule) is { } refusal ? refusal : rule;
        }
        catch (JsonException e)
        {
            return JudgingRefusal.RuleText((int)(e.LineNumber ?? 0) + 1, e.Path is { Length: > 0 } path ? path : "$");
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
