namespace Duixian.Domain.Commitments;

/// <summary>What the databases can keep exactly: whole ten-thousandths in 64 bits.</summary>
public static class Amounts
{
    /// <summary>9×10^14; 500亿元 is 5×10^10, an ordinary amount.</summary>
    public const decimal StorageLimit = 900_000_000_000_000m;

    public static bool CanStore(decimal amount) => Math.Abs(amount) <= StorageLimit && decimal.Round(amount, 4) == amount;
}
