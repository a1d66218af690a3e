using System.Globalization;
using System.Resources;

namespace Duixian.Reading.Extract;

/// <summary>The sentences said when a document cannot be read; Chinese in ExtractText.resx, English in ExtractText.en.resx.</summary>
internal static class ExtractText
{
    private static readonly ResourceManager Resources = new(typeof(ExtractText));

    /// <summary>The sentence with this name in the language of the current request, its places filled.</summary>
    public static string Say(string name, params object[] places)
    {
        var sentence = Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(name);
        return string.Format(CultureInfo.CurrentCulture, sentence, places);
    }
}
