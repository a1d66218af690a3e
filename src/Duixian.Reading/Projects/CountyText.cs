namespace Duixian.Reading.Projects;

/// <summary>Counties as cells name them: by short and former names, several in one cell, with the city before or a township behind.</summary>
internal sealed class CountyText
{
    private static readonly char[] Breaks = ['、', ',', '/', ';', '|', '\n', ' ', '和', '与', '及', '·', '.', '+'];
    private static readonly string[] Kinds = ["县", "区", "市", "旗"];

    private readonly ProjectWords words;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <param name="known">Counties of the installation, each with the other names it goes by; they win over the shipped ones.</param>
    public CountyText(ProjectWords words, IReadOnlyDictionary<string, string> known)
    {
        this.words = words;
        foreach (var (name, code) in words.Places.Where(p => p.Code.Length == 6 && !p.Code.EndsWith("00", StringComparison.Ordinal))) { names[name] = name; }
        foreach (var (alias, name) in words.CountyAliases) { names[alias] = name; }
        foreach (var (alias, name) in known) { names[alias] = name; }
    }

    /// <summary>The county a text names as a whole, or null.</summary>
    public string? Exactly(string text) => names.GetValueOrDefault(Bare(words.Squeeze(text)));

    /// <summary>The county a text begins with: 莘县古云镇.</summary>
    public string? AtStart(string text) => Read(text) is { Counties: [var county], Site: not null } ? county : null;

    /// <summary>The only county a longer text speaks of, or null.</summary>
    public string? Within(string text)
    {
        var squeezed = words.Squeeze(text);
        var found = names.Where(n => n.Key.Length > 1 && squeezed.Contains(n.Key, StringComparison.Ordinal)).Select(n => n.Value).Distinct(StringComparer.Ordinal).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <param name="written">As in the cell.</param>
    /// <returns>The counties; what stood behind the only one (a township); whether one of them is known to nobody.</returns>
    public (IReadOnlyList<string> Counties, string? Site, bool HasUnknown) Read(string written)
    {
        var folded = words.Folding.Fold(written.Trim());
        if (Exactly(folded) is { } one) { return ([one], null, false); }
        var parts = folded.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 1 && parts.All(p => IsCounty(p))) { return ([.. parts.Select(p => Exactly(p) ?? Bare(p)).Distinct(StringComparer.Ordinal)], null, parts.Any(p => Exactly(p) is null && !IsZone(p))); }
        var squeezed = Bare(words.Squeeze(written));
        foreach (var (alias, name) in names.OrderByDescending(n => n.Key.Length))
        {
            // 冠县 would be the beginning of no longer name, 东阿 of 东阿至阳谷 though.
            if (alias.Length > 1 && squeezed.StartsWith(alias, StringComparison.Ordinal) && squeezed.Length > alias.Length) { return ([name], squeezed[alias.Length..].TrimStart('-', '·', '/'), false); }
        }
        return ([squeezed], null, !IsZone(squeezed));
    }

    private bool IsCounty(string text) => Exactly(text) is not null || Kinds.Any(k => text.EndsWith(k, StringComparison.Ordinal));

    private static bool IsZone(string text) => text.EndsWith("开发区", StringComparison.Ordinal) || text.EndsWith("高新区", StringComparison.Ordinal) || text.EndsWith("度假区", StringComparison.Ordinal) || text is "市直" or "市本级" or "全市" or "市属" or "省直";

    /// <summary>聊城市茌平区 → 茌平区.</summary>
    private string Bare(string text)
    {
        foreach (var (name, code) in words.Places)
        {
            if (code.EndsWith("00", StringComparison.Ordinal) && text.Length > name.Length && text.StartsWith(name, StringComparison.Ordinal)) { return text[name.Length..]; }
        }
        return text;
    }
}
