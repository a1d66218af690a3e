namespace Duixian.Reading.Words;

internal enum UnitSort { Thing, People, Event, Money, Size, Share, Days, None }

/// <param name="DigitsOnly">Only a number in Arabic digits makes this a unit: 二期 is a name, 20期 is a number.</param>
internal readonly record struct UnitKind(string Word, UnitSort Sort, bool DigitsOnly)
{
    public static UnitKind Parse(string word, string? meaning)
    {
        var parts = (meaning ?? "thing").Split(',', StringSplitOptions.TrimEntries);
        var sort = parts[0] switch
        {
            "thing" => UnitSort.Thing,
            "people" => UnitSort.People,
            "event" => UnitSort.Event,
            "money" => UnitSort.Money,
            "size" => UnitSort.Size,
            "share" => UnitSort.Share,
            "days" => UnitSort.Days,
            "none" => UnitSort.None,
            _ => throw new FormatException($"单位“{word}”的类别“{parts[0]}”不认识；可用 thing、people、event、money、size、share、days、none"),
        };
        return new UnitKind(word, sort, parts.Length > 1 && parts[1] == "digits");
    }
}
