using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Reading;
using Duixian.Shell;
using Duixian.Shell.Refusals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duixian.Tests.Shell;

public sealed partial class RefusalSentenceTests
{
    [Fact]
    public void Every_refusal_has_a_sentence_in_both_languages()
    {
        var sentences = Sentences();
        var refusals = AllRefusals().ToList();
        Assert.True(refusals.Count > 25);
        foreach (var culture in new[] { LanguageFromPath.Chinese, LanguageFromPath.English })
        {
            CultureInfo.CurrentUICulture = culture;
            var silent = refusals.Where(r => sentences.Find(r.Code) is null).Select(r => $"{culture}: {r.Code}").ToList();
            Assert.True(silent.Count == 0, string.Join(", ", silent));
            foreach (var refusal in refusals)
            {
                var said = sentences.Say(refusal);
                Assert.NotEqual(refusal.Code, said);
                Assert.DoesNotContain('{', said);   // every place is filled
                Assert.Equal(culture == LanguageFromPath.English, !said.Any(c => c is >= '\u4e00' and <= '\u9fff'));
            }
        }
    }

    [Fact]
    public void A_refusal_names_what_it_was_given()
    {
        CultureInfo.CurrentUICulture = LanguageFromPath.Chinese;
        Assert.Contains("2024年3月1日", Sentences().Say(PlansRefusal.DayBeforeYear(new DateOnly(2024, 3, 1), 2025)));
        Assert.Contains("22b", Sentences().Say(PlansRefusal.NumberTwice("22b")));
        Assert.Equal("扫描件没有文字层", Sentences().Say(PlansRefusal.Unreadable("reading.no-text-layer", "扫描件没有文字层")));
    }

    [Theory]
    [InlineData(RefusalKind.Rule, 422)]
    [InlineData(RefusalKind.Stale, 409)]
    [InlineData(RefusalKind.NotFound, 404)]
    [InlineData(RefusalKind.Forbidden, 403)]
    [InlineData(RefusalKind.Unconfirmed, 401)]
    [InlineData(RefusalKind.Unavailable, 503)]
    public void A_refusal_is_answered_with_one_status(RefusalKind kind, int status) => Assert.Equal(status, new Refusal("any.code", kind).StatusCode);

    [Fact]
    public void The_list_of_codes_in_the_documentation_is_complete_and_says_the_right_status()
    {
        var listed = Rows().Matches(File.ReadAllText(DocsFile("refusals.md"))).ToDictionary(m => m.Groups["code"].Value, m => int.Parse(m.Groups["status"].Value), StringComparer.Ordinal);
        var known = AllRefusals().ToDictionary(r => r.Code, r => r.StatusCode, StringComparer.Ordinal);
        foreach (var code in ReadingCodes()) { known[code] = 422; }
        Assert.Equal(known.OrderBy(k => k.Key, StringComparer.Ordinal), listed.OrderBy(k => k.Key, StringComparer.Ordinal));
    }

    private static RefusalSentences Sentences() =>
        new ServiceCollection().AddLogging().AddLocalization().AddSingleton<RefusalSentences>().BuildServiceProvider().GetRequiredService<RefusalSentences>();

    /// <summary>Every refusal there is: fields, and factories called with something of each type.</summary>
    private static IEnumerable<Refusal> AllRefusals()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var types = new[] { typeof(Refusal).Assembly, typeof(Site).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Refusal", StringComparison.Ordinal));
        foreach (var type in types)
        {
            foreach (var field in type.GetFields(Static).Where(f => f.FieldType == typeof(Refusal))) { yield return (Refusal)field.GetValue(null)!; }   // static readonly, set
            foreach (var factory in type.GetMethods(Static).Where(m => m.ReturnType == typeof(Refusal) && m.Name != nameof(PlansRefusal.Unreadable) && !m.IsSpecialName))
            {
                yield return (Refusal)factory.Invoke(null, [.. factory.GetParameters().Select(p => Some(p.ParameterType))])!;   // factories return one
            }
        }
    }

    private static object Some(Type type) => type switch
    {
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 7L,
        _ when type == typeof(decimal) => 7m,
        _ when type == typeof(string) => "x1",
        _ when type == typeof(DateOnly) => new DateOnly(2024, 3, 1),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        _ when type == typeof(PlanAddress) => new PlanAddress(2024, "report"),
        _ => throw new NotSupportedException($"Say what a {type.Name} looks like, so that its sentence can be tried."),
    };

    private static IEnumerable<string> ReadingCodes()
    {
        var assembly = typeof(PlanReader).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);   // just named by the assembly
            foreach (DictionaryEntry entry in reader)
            {
                if (entry.Key is string key && key.StartsWith("reading.", StringComparison.Ordinal)) { yield return key; }
            }
        }
    }

    private static string DocsFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Duixian.slnx"))) { folder = folder.Parent; }
        return Path.Combine(folder?.FullName ?? "", "docs", name);
    }

    [GeneratedRegex(@"^\| `(?<code>[a-z.-]+)` \| (?<status>\d{3}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();
}
