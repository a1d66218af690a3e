using System.Globalization;
using Duixian.Features.Public;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Duixian.Tests.Shell;

public sealed class KeptWordsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public void A_word_is_that_of_the_language_asked_for_also_when_it_was_asked_for_in_another_before()
    {
        var words = site.Services.GetRequiredService<IStringLocalizer<PublicText>>();
        Assert.Equal(("牵头单位", "Lead office", "牵头单位"), (In("zh-Hans", words), In("en", words), In("zh-Hans", words)));

        static string In(string language, IStringLocalizer words)
        {
            var before = CultureInfo.CurrentUICulture;
            try
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return words["Column.Lead"];
            }
            finally { CultureInfo.CurrentUICulture = before; }
        }
    }

    [Fact]
    public void A_sentence_takes_the_figures_of_each_call()
    {
        var words = site.Services.GetRequiredService<IStringLocalizer<PublicText>>();
        Assert.NotEqual(words["Item.Nth", 3].Value, words["Item.Nth", 4].Value);
        Assert.Contains("4", words["Item.Nth", 4].Value);
    }

    [Fact]
    public void A_word_that_is_not_there_says_so_each_time()
    {
        var words = site.Services.GetRequiredService<IStringLocalizer<PublicText>>();
        Assert.True(words["No.Such.Word"].ResourceNotFound);
        Assert.True(words["No.Such.Word"].ResourceNotFound);
    }
}
