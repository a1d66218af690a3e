using Duixian.Domain.Commitments;

namespace Duixian.Domain.Standings;

/// <summary>Whether a rule somebody wrote makes sense.</summary>
public static class RuleCheck
{
    public const int MostClauses = 12;
    public const int LongestText = 500;

    /// <returns>Null where nothing is wrong.</returns>
    public static Refusal? Of(LightRule rule)
    {
        if (!IsCode(rule.Code)) { return JudgingRefusal.RuleCode; }
        if (string.IsNullOrWhiteSpace(rule.Name) || string.IsNullOrWhiteSpace(rule.NameEn)) { return JudgingRefusal.RuleNames; }
        if (string.IsNullOrWhiteSpace(rule.Source)) { return JudgingRefusal.RuleSource; }
        if (new[] { rule.Name, rule.NameEn, rule.Source, rule.Gap, rule.GapEn }.Any(t => t?.Length > LongestText)) { return JudgingRefusal.TooLong(LongestText); }
        if (rule.Clauses.Count is 0 or > MostClauses) { return JudgingRefusal.RuleClauses(MostClauses); }
        for (var i = 0; i < rule.Clauses.Count; i++)
        {
            var clause = rule.Clauses[i];
            if (clause.When.Count is 0 or > MostClauses || clause.When.Any(w => !Amounts.CanStore(w.Limit))) { return JudgingRefusal.ClauseEmpty(i + 1); }
            if (clause.Light == Light.Unjudged) { return JudgingRefusal.ClauseWithoutLight(i + 1); }
            if (clause.Undefined && string.IsNullOrWhiteSpace(rule.Gap)) { return JudgingRefusal.GapMissing(i + 1); }
        }
        return rule.Otherwise == Light.Unjudged ? JudgingRefusal.ClauseWithoutLight(rule.Clauses.Count + 1) : null;
    }

    private static bool IsCode(string code) => code.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(code[0]) && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
