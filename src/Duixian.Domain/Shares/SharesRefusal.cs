namespace Duixian.Domain.Shares;

/// <summary>Every "no" of dividing a target; the sentences live in SharesText under the same keys.</summary>
public static class SharesRefusal
{
    public static readonly Refusal IndicatorUnknown = new("shares.indicator-unknown", RefusalKind.NotFound);
    public static readonly Refusal NotIssued = new("shares.not-issued", RefusalKind.NotFound);
    public static readonly Refusal Withdrawn = new("shares.withdrawn", RefusalKind.Rule);
    public static readonly Refusal MeasureMissing = new("shares.measure-missing", RefusalKind.Rule);
    public static readonly Refusal MethodNotForLevels = new("shares.method-not-for-levels", RefusalKind.Rule);
    public static readonly Refusal Nobody = new("shares.nobody", RefusalKind.Rule);
    public static readonly Refusal NothingToDivide = new("shares.nothing-to-divide", RefusalKind.Rule);
    public static readonly Refusal WeightsAllZero = new("shares.weights-all-zero", RefusalKind.Rule);
    public static readonly Refusal QuantumUnknown = new("shares.quantum-unknown", RefusalKind.Rule);
    public static readonly Refusal AmountTooLarge = new("shares.amount-too-large", RefusalKind.Rule);
    public static readonly Refusal WorksMissing = new("shares.works-missing", RefusalKind.Rule);
    public static readonly Refusal RegisterMissing = new("shares.register-missing", RefusalKind.Rule);
    public static readonly Refusal RegisterOfWorks = new("shares.register-of-works", RefusalKind.Rule);
    public static readonly Refusal RegisterCountsUnits = new("shares.register-counts-units", RefusalKind.Rule);
    public static readonly Refusal NothingChanged = new("shares.nothing-changed", RefusalKind.Rule);
    public static readonly Refusal AlreadyConfirmed = new("shares.already-confirmed", RefusalKind.Rule);

    public static Refusal PartyUnknown(string party) => new("shares.party-unknown", RefusalKind.Rule, party);

    public static Refusal PartyTwice(string party) => new("shares.party-twice", RefusalKind.Rule, party);

    public static Refusal FigureMissing(string party) => new("shares.figure-missing", RefusalKind.Rule, party);

    public static Refusal WeightBelowZero(string party) => new("shares.weight-below-zero", RefusalKind.Rule, party);

    public static Refusal FloorBelowZero(string party) => new("shares.floor-below-zero", RefusalKind.Rule, party);

    public static Refusal RegisterTooSmall(int least) => new("shares.register-too-small", RefusalKind.Rule, least);

    public static Refusal FloorsTooLarge(decimal floors, decimal total) => new("shares.floors-too-large", RefusalKind.Rule, floors, total);

    public static Refusal TargetNotAMultiple(decimal target, decimal quantum) => new("shares.target-not-a-multiple", RefusalKind.Rule, target, quantum);

    public static Refusal ShareNotAMultiple(string party, decimal amount, decimal quantum) => new("shares.share-not-a-multiple", RefusalKind.Rule, party, amount, quantum);

    public static Refusal FactorsNotHundred(decimal percent) => new("shares.factors-not-hundred", RefusalKind.Rule, percent);

    public static Refusal FactorAllZero(string factor) => new("shares.factor-all-zero", RefusalKind.Rule, factor);

    public static Refusal WorkTwice(string work) => new("shares.work-twice", RefusalKind.Rule, work);

    public static Refusal WorkNowhere(string work) => new("shares.work-nowhere", RefusalKind.Rule, work);

    public static Refusal ReasonForVersion(int version) => new("shares.reason-for-version", RefusalKind.Rule, version);

    public static Refusal ReasonBelowZero(string party) => new("shares.reason-below-zero", RefusalKind.Rule, party);

    public static Refusal ReasonAboveTarget(string party) => new("shares.reason-above-target", RefusalKind.Rule, party);

    public static Refusal ReasonForSum(decimal sum, decimal target) => new("shares.reason-for-sum", RefusalKind.Rule, sum, target);
}
