using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Duixian.Commands;
using Duixian.Log.Verify;
using Duixian.Transparency;

namespace Duixian.Tests.Log.Verify;

public sealed partial class FindingTests
{
    private static readonly ResourceManager Words = new(typeof(CommandText));

    [Fact]
    public void Every_finding_has_a_sentence_in_both_languages_that_names_the_same_things()
    {
        var codes = typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();   // a constant of text
        Assert.Equal(codes.Order(StringComparer.Ordinal), FindingCodes.All.Order(StringComparer.Ordinal));
        foreach (var code in codes.Concat(FaultCodes.Sentences.Keys))
        {
            var (chinese, english) = (Words.GetString("Finding." + code, CultureInfo.GetCultureInfo("zh-Hans")), Words.GetString("Finding." + code, CultureInfo.GetCultureInfo("en")));
            Assert.False(string.IsNullOrEmpty(chinese) || string.IsNullOrEmpty(english), code);
            Assert.Equal(Named(english), Named(chinese));
            if (FaultCodes.Sentences.TryGetValue(code, out var sentence)) { Assert.Equal(Named(sentence), Named(english)); }
        }
    }

    private static IEnumerable<string> Named(string sentence) => Argument().Matches(sentence).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Argument();
}
