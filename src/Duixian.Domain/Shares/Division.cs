using System.Numerics;
using Duixian.Domain.Commitments;

namespace Duixian.Domain.Shares;

/// <summary>The target as far as dividing it goes.</summary>
/// <param name="Version">Of the target; shares made for an earlier one are marked so.</param>
/// <param name="Amount">Null where nothing is counted.</param>
/// <param name="Additive">True when the shares of all together are the whole; a level, a rate or a yes is not summed.</param>
public sealed record DivisibleTarget(int Version, decimal? Amount, string Unit, bool Additive)
{
    public static DivisibleTarget Of(Indicator indicator) => Of(indicator.Current.Version, indicator.Measure, indicator.Current.Promise, indicator.BaseUnit);

    public static DivisibleTarget Of(int version, Measure? measure, Promise promise, string unit) => new(version, promise.Amount, unit,
        measure is Measure.Cumulative or Measure.EventCount
        && promise.Bound is not (Bound.FullCoverage or Bound.ZeroOut)
        && promise.Amount is not null
        && string.IsNullOrEmpty(promise.Per)   // "two in every county" is a level each of them reaches
        && unit is not ("%" or "‰"));

    /// <summary>Whether a method makes sense: a level cannot be split in proportion to anything.</summary>
    public bool Takes(ShareMethod method) => Additive || method is ShareMethod.Equal or ShareMethod.AsDeclared or ShareMethod.ByRegister or ShareMethod.ByNamedList;
}

/// <summary>What one party answers for.</summary>
/// <param name="Amount">Null where it answers for the whole promise without a figure (yes or no, a policy in force).</param>
/// <param name="Quota">Before rounding to steps; null where nothing was rounded.</param>
public sealed record DividedShare(Party Party, decimal? Amount, decimal? Quota = null, bool ByRemainder = false, bool AtFloor = false);

/// <summary>A target divided.</summary>
/// <param name="Sum">Of all shares; null where nothing may be summed.</param>
/// <param name="Works">How many named works there are; null where there is no list.</param>
public sealed record Divided(IReadOnlyList<DividedShare> Shares, decimal? Sum, int? Works)
{
    /// <summary>What stands against the target: the sum, or the length of the list of works; null where neither does.</summary>
    public decimal? Against => Sum ?? Works;
}

/// <summary>Turns a target and what was put in into shares. Decides nothing about who may, or why.</summary>
public static class Division
{
    private const decimal Scale = 10_000m;   // figures have four decimals

    public static Result<Divided> Of(DivisibleTarget target, ShareMethod method, ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        if (parties.Count == 0) { return SharesRefusal.Nobody; }
        if (!target.Takes(method)) { return SharesRefusal.MethodNotForLevels; }
        if (inputs.Quantum is not (1m or 0.1m or 0.01m or 10m or 100m or 1_000m or 10_000m)) { return SharesRefusal.QuantumUnknown; }
        if (Strangers(inputs, parties) is { } refusal) { return refusal; }
        return method switch
        {
            ShareMethod.Equal when !target.Additive => new Divided([.. parties.Select(p => new DividedShare(p, target.Amount))], null, null),
            ShareMethod.Equal => Proportional(target, inputs, parties, [.. parties.Select(_ => BigInteger.One)]),
            ShareMethod.ByBase => ByBase(target, inputs, parties),
            ShareMethod.ByFactors => ByFactors(target, inputs, parties),
            ShareMethod.ByNamedList => ByNamedList(inputs, parties),
            _ => AsGiven(target, inputs, parties),
        };
    }

    private static Result<Divided> Proportional(DivisibleTarget target, ShareInputs inputs, IReadOnlyList<Party> parties, IReadOnlyList<BigInteger> weights)
    {
        var claims = parties.Select((p, i) => new Claim(p.Code, weights[i], inputs.Of(p.Code)?.Floor ?? 0)).ToList();
        var portions = Apportionment.Divide(target.Amount ?? 0, inputs.Quantum, claims);
        if (portions.Refusal is { } refusal) { return InNames(refusal, parties); }
        var shares = parties.Select((p, i) => portions.Value[i] is var got ? new DividedShare(p, got.Amount, got.Quota, got.ByRemainder, got.AtFloor) : null!).ToList();   // always matches
        return new Divided(shares, shares.Sum(s => s.Amount), null);
    }

    private static Result<Divided> ByBase(DivisibleTarget target, ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        if (parties.FirstOrDefault(p => inputs.Of(p.Code)?.Figure is null) is { } silent) { return SharesRefusal.FigureMissing(silent.Name); }
        return Proportional(target, inputs, parties, [.. parties.Select(p => Exact(inputs.Of(p.Code)!.Figure!.Value))]);   // looked at on the line before
    }

    /// <summary>Weight of a party: Σ percent × figure / sum of the column, brought to one denominator so that nothing is rounded.</summary>
    private static Result<Divided> ByFactors(DivisibleTarget target, ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        var factors = inputs.Factors;
        if (factors.Count == 0 || factors.Sum(f => f.Percent) != 100m) { return SharesRefusal.FactorsNotHundred(factors.Sum(f => f.Percent)); }
        if (factors.FirstOrDefault(f => f.Percent < 0) is { } less) { return SharesRefusal.WeightBelowZero(less.Name); }
        if (parties.FirstOrDefault(p => inputs.Of(p.Code)?.Factors.Count != factors.Count) is { } silent) { return SharesRefusal.FigureMissing(silent.Name); }
        var table = parties.Select(p => inputs.Of(p.Code)!.Factors.Select(Exact).ToList()).ToList();   // looked at on the line before
        for (var i = 0; i < parties.Count; i++)
        {
            if (table[i].Exists(x => x < 0)) { return SharesRefusal.WeightBelowZero(parties[i].Name); }
        }
        var sums = factors.Select((_, k) => table.Aggregate(BigInteger.Zero, (sum, row) => sum + row[k])).ToList();
        var empty = sums.FindIndex(s => s.IsZero);
        if (empty >= 0) { return SharesRefusal.FactorAllZero(factors[empty].Name); }
        var product = sums.Aggregate(BigInteger.Multiply);
        return Proportional(target, inputs, parties, [.. table.Select(row => row.Select((x, k) => Exact(factors[k].Percent) * x * (product / sums[k])).Aggregate(BigInteger.Add))]);
    }

    private static Result<Divided> AsGiven(DivisibleTarget target, ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        var needed = target.Additive || target.Amount is not null;
        if (needed && parties.FirstOrDefault(p => inputs.Of(p.Code)?.Figure is null) is { } silent) { return SharesRefusal.FigureMissing(silent.Name); }
        foreach (var party in parties)
        {
            if (inputs.Of(party.Code)?.Figure is { } amount && target.Additive && amount % inputs.Quantum != 0) { return SharesRefusal.ShareNotAMultiple(party.Name, amount, inputs.Quantum); }
        }
        var shares = parties.Select(p => new DividedShare(p, inputs.Of(p.Code)?.Figure)).ToList();
        var sum = shares.Sum(s => s.Amount) ?? 0;
        if (!Amounts.CanStore(sum)) { return SharesRefusal.AmountTooLarge; }
        return new Divided(shares, target.Additive ? sum : null, null);
    }

    private static Result<Divided> ByNamedList(ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        if (inputs.Works.Count == 0) { return SharesRefusal.WorksMissing; }
        if (inputs.Works.GroupBy(w => w.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) { return SharesRefusal.WorkTwice(twice.Key); }
        if (inputs.Works.FirstOrDefault(w => w.Parties.Count == 0) is { } nowhere) { return SharesRefusal.WorkNowhere(nowhere.Name); }
        var shares = parties.Select(p => new DividedShare(p, inputs.Works.Count(w => w.Parties.Contains(p.Code, StringComparer.Ordinal)))).ToList();
        return new Divided(shares, null, inputs.Works.Count);
    }

    private static Refusal? Strangers(ShareInputs inputs, IReadOnlyList<Party> parties)
    {
        var known = parties.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var named = inputs.Parties.Select(p => p.Party).ToList();
        if (named.GroupBy(p => p, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) { return SharesRefusal.PartyTwice(Name(twice.Key)); }
        if (named.Concat(inputs.Works.SelectMany(w => w.Parties)).FirstOrDefault(p => !known.Contains(p)) is { } stranger) { return SharesRefusal.PartyUnknown(stranger); }
        var amounts = inputs.Parties.SelectMany(p => p.Factors.Append(p.Floor).Append(p.Figure ?? 0));
        return amounts.Any(a => !Amounts.CanStore(a)) ? SharesRefusal.AmountTooLarge : null;

        string Name(string code) => parties.FirstOrDefault(p => p.Code == code)?.Name ?? code;
    }

    private static BigInteger Exact(decimal figure) => new(figure * Scale);

    private static Refusal InNames(Refusal refusal, IReadOnlyList<Party> parties) => refusal.Arguments is [string code] && parties.FirstOrDefault(p => p.Code == code) is { } party
        ? refusal with { Arguments = [party.Name] }
        : refusal;
}
