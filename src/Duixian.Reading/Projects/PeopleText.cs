using System.Text.RegularExpressions;

namespace Duixian.Reading.Projects;

/// <summary>Whom to call about a project.</summary>
/// <param name="Name">Null where only a number is written.</param>
/// <param name="Phone">Digits as dialled, a land line with its hyphen; null where only a name is written.</param>
public sealed record ContactCell(string? Name, string? Phone)
{
    /// <summary>How many more people or numbers the cell names.</summary>
    internal int Others { get; init; }
}

/// <summary>Takes names and telephone numbers apart that stand in one cell in any order.</summary>
internal static partial class PeopleText
{
    private static readonly string[] LeaderWords = ["领导", "包保", "帮包", "包联", "县长", "市长", "区长", "挂包"];
    private static readonly string[] Titles = ["联系人", "责任人", "负责人", "电话", "手机", "联系电话", "联系方式", "项目专员", "专员", "项目管家", "手机号", "号码", "办公室", "科长", "主任", "经理", "总经理", "局长", "副局长", "书记", "镇长"];

    /// <summary>A name, perhaps a number.</summary>
    public static ContactCell? Contact(string text)
    {
        if (text.Length > Patterns.LongestList) { return null; }
        var (rest, phones) = TakePhones(text);
        var names = Names(Labels().Replace(rest, " "));
        return names.Count == 0 && phones.Count == 0 ? null : new(names.FirstOrDefault(), phones.FirstOrDefault()) { Others = Math.Max(names.Count, phones.Count) - 1 };
    }

    /// <summary>A leader first, then the person who does the work; labels before the names say who is who.</summary>
    public static (string? Leader, ContactCell? Contact) Lead(string text)
    {
        if (text.Length > Patterns.LongestList) { return (null, null); }
        var (rest, phones) = TakePhones(text);
        var labelled = Labelled().Matches(rest);
        string? leader = null;
        var others = new List<string>();
        if (labelled.Count > 0)
        {
            foreach (Match part in labelled)
            {
                var names = Names(part.Groups[2].Value);
                if (leader is null && LeaderWords.Any(w => part.Groups[1].Value.Contains(w, StringComparison.Ordinal))) { leader = names.Count == 0 ? null : string.Join('、', names); }
                else { others.AddRange(names); }
            }
        }
        else
        {
            var names = Names(rest);
            (leader, others) = (names.FirstOrDefault(), [.. names.Skip(1)]);
        }
        return (leader, others.Count == 0 && phones.Count == 0 ? null : new(others.FirstOrDefault(), phones.FirstOrDefault()));
    }

    /// <summary>The numbers, and the text without them.</summary>
    private static (string Others, List<string> Phones) TakePhones(string text)
    {
        var phones = new List<string>();
        var rest = Mobile().Replace(text, found =>
        {
            phones.Add(string.Concat(found.Value.Where(char.IsAsciiDigit))[^11..]);
            return " ";
        });
        rest = LandLine().Replace(rest, found =>
        {
            phones.Add(found.Groups[1].Success ? $"{found.Groups[1].Value}-{found.Groups[2].Value}" : found.Groups[2].Value);
            return " ";
        });
        return (rest, phones);
    }

    private static List<string> Names(string text)
    {
        var names = new List<string>();
        // 张 演: a name of two characters is often set apart to the width of three.
        foreach (var part in Breaks().Split(Apart().Replace(text, "$1$2")))
        {
            var name = part.Trim();
            foreach (var title in Titles)
            {
                if (name.StartsWith(title, StringComparison.Ordinal)) { name = name[title.Length..]; }
            }
            if (name.Length > 0 && !Titles.Contains(name, StringComparer.Ordinal) && name.Any(char.IsLetter)) { names.Add(name); }
        }
        return names;
    }

    [GeneratedRegex(@"(?<![0-9])(?:\+?86[\s-]?)?1[3-9][0-9][\s-]?[0-9]{4}[\s-]?[0-9]{4}(?![0-9])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9])(?:\(?(?<first>0[0-9]{2,3})\)?[\s-]?)?(?<second>[0-9]{7,8})(?![0-9])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex LandLine();

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,8}:", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<first>[\u4e00-\u9fff]{2,8}):(?<second>[^:]*?)(?=[\u4e00-\u9fff]{2,8}:|$)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"[\s,、/;|()\[\]:。]+", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"(?<![\u4e00-\u9fff])(?<first>[\u4e00-\u9fff])[ \u3000]+(?<second>[\u4e00-\u9fff])(?![\u4e00-\u9fff])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Apart();
}
