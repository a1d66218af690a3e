namespace Duixian.Shell.Frame;

/// <summary>What the masthead says about this installation; section <c>Duixian</c> of the configuration.</summary>
public sealed class SiteFace
{
    internal const string Section = SiteOptions.Section;

    /// <summary>The place whose promises these are, in Chinese; empty until the operator says.</summary>
    public string Place { get; set; } = "";

    /// <summary>The same in English; the Chinese name is shown when it is empty.</summary>
    public string PlaceInEnglish { get; set; } = "";

    /// <summary>True shows the band "demonstration data" on every page.</summary>
    public bool Demo { get; set; }
}
