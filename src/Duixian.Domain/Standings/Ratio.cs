using System.Globalization;
using System.Numerics;

namespace Duixian.Domain.Standings;

/// <summary>An exact share: numerator over denominator, in lowest terms, denominator above zero. Rounded only when it is printed.</summary>
public readonly record struct Ratio : IComparable<Ratio>
{
    public static readonly Ratio Zero = new(0, 1);
    public static readonly Ratio One = new(1, 1);

    private Ratio(BigInteger numerator, BigInteger denominator) => (Numerator, Denominator) = (numerator, denominator);

    public BigInteger Numerator { get; }

    /// <summary>Above zero; 0 only in the forbidden default.</summary>
    public BigInteger Denominator { get; }

    /// <summary>Null where the denominator is zero: such a share does not exist.</summary>
    public static Ratio? Of(decimal numerator, decimal denominator)
    {
        if (denominator == 0) { return null; }
        var (n, scaleOfN) = Whole(numerator);
        var (d, scaleOfD) = Whole(denominator);
        return Reduced(n * scaleOfD, d * scaleOfN);
    }

    /// <summary>A decimal as it is.</summary>
    public static Ratio Of(decimal amount)
    {
        var (digits, power) = Whole(amount);
        return Reduced(digits, power);
    }

    public static Ratio Of(long numerator, long denominator) => Reduced(numerator, denominator);

    public static Ratio operator +(Ratio a, Ratio b) => Reduced((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a, Ratio b) => Reduced((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator *(Ratio a, Ratio b) => Reduced(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Throws where <paramref name="b"/> is zero.</summary>
    public static Ratio operator /(Ratio a, Ratio b) => Reduced(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Ratio a, Ratio b) => a.CompareTo(b) < 0;

    public static bool operator >(Ratio a, Ratio b) => a.CompareTo(b) > 0;

    public static bool operator <=(Ratio a, Ratio b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Ratio a, Ratio b) => a.CompareTo(b) >= 0;

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>In per cent, half away from zero: 24/65 to one place is 36.9.</summary>
    public decimal Percent(int places)
    {
        var scale = BigInteger.Pow(10, places);
        var twice = Numerator * 200 * scale;
        var rounded = (BigInteger.Abs(twice) + Denominator) / (Denominator * 2);
        return (decimal)(twice.Sign * rounded) / (decimal)scale;
    }

    public override string ToString() => $"{Numerator}/{Denominator}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for null.</summary>
    public static Ratio? Parse(string? text)
    {
        if (text is null) { return null; }
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return Reduced(BigInteger.Parse(text.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), BigInteger.Parse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static Ratio Reduced(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) { throw new DivideByZeroException(); }
        if (denominator.Sign < 0) { (numerator, denominator) = (-numerator, -denominator); }
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new(numerator / common, denominator / common);
    }

    /// <summary>A decimal as whole digits and the power of ten they are divided by: exact for any decimal.</summary>
    private static (BigInteger Digits, BigInteger Power) Whole(decimal amount)
    {
        var bits = decimal.GetBits(amount);
        var digits = ((BigInteger)unchecked((uint)bits[2]) << 64) + ((BigInteger)unchecked((uint)bits[1]) << 32) + unchecked((uint)bits[0]);
        return (amount < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }
}
