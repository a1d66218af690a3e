using System.Buffers;

namespace Duixian.Reading.Layout;

/// <summary>Sets of letters that end things, in folded form.</summary>
internal static class Stops
{
    public static readonly SearchValues<char> OfClause = SearchValues.Create(",。;!?()");
    public static readonly SearchValues<char> OfSubject = SearchValues.Create("。;,!?:");
    public static readonly SearchValues<char> BehindSubject = SearchValues.Create("。;,!?:(0123456789、");
    public static readonly SearchValues<char> OfList = SearchValues.Create("。;,、0123456789");
    public static readonly SearchValues<char> OfNoun = SearchValues.Create("。;,、“(");
    public static readonly SearchValues<char> NeverInPlace = SearchValues.Create("，,、“ (办关于的全我本各届");
    public static readonly SearchValues<char> Label = SearchValues.Create(":|】http");
    public static readonly SearchValues<char> OfOffices = SearchValues.Create("、, ;/");
    public static readonly SearchValues<char> Rule = SearchValues.Create("-=_*~— .·");
}
