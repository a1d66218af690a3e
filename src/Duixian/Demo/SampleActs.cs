using System.Security.Cryptography;
using System.Text;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;

namespace Duixian.Demo;

/// <summary>What all samples say in the same way: an act of the program, that it must succeed, and the days of a round.</summary>
internal static class SampleActs
{
    /// <param name="key">Key of the act; the same in every demonstration.</param>
    /// <param name="step">What its request is told by.</param>
    public static Act Make(IdSource ids, string key, string step) => new(ids.NewId(), Actor.System, key, SHA256.HashData(Encoding.UTF8.GetBytes(step)), "sample data");

    /// <exception cref="InvalidOperationException">It was refused: the samples no longer keep the domain's rules.</exception>
    public static void Require(Refusal? refusal)
    {
        if (refusal is not null) { throw new InvalidOperationException($"The samples do not load: {refusal.Code} {string.Join(", ", refusal.Arguments)}"); }
    }

    /// <inheritdoc cref="Require(Refusal?)" />
    public static void Require(Result<Receipt> result) => Require(result.Refusal);

    /// <summary>A month's figures are asked for before it ends; a year's when it is over.</summary>
    public static RoundDays Days(Period period) => period.Cycle == Cycle.Monthly
        ? new(new(period.To.Year, period.To.Month, 25), new(period.To.Year, period.To.Month, 28), period.To, period.To.AddDays(5))
        : new(period.To.AddDays(2), period.To.AddDays(5), period.To.AddDays(6), period.To.AddDays(10));
}
