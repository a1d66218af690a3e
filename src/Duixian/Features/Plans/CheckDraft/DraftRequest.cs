using System.Globalization;
using Duixian.Features.Plans.EditItem;
using Duixian.Shell.Typing;

namespace Duixian.Features.Plans.CheckDraft;

/// <summary>What a button of the sheet asks for.</summary>
internal enum DraftVerb
{
    Unknown,
    Accept,
    Drop,
    Restore,
    AcceptRest,
    Save,
    SaveNext,
    Grow,
    Shrink,
    Split,
    Merge,
    PlaceResult,
    NoResult,
    Rename,
    PutAside,
}

/// <summary>A posted button: <c>accept:ID</c>, <c>split:ID:14</c> …, with the fields that belong to it.</summary>
internal sealed record DraftRequest(Guid Draft, DraftVerb Verb, Guid Item, int At, string Key, long Revision, IFormCollection Fields)
{
    private const int LongestKey = 40;

    public string Heading => TypedText.Line(Fields["Heading"]);

    public string? Beside => Fields["Beside"].ToString() is { Length: > 0 } number ? number : null;

    public bool Reshapes => Verb is DraftVerb.Grow or DraftVerb.Shrink;

    public bool HasForm => Verb is DraftVerb.Save or DraftVerb.SaveNext;

    public static DraftRequest From(IFormCollection form, Guid draft)
    {
        var button = form["do"].ToString();
        var parts = button.Split(':');
        var verb = parts[0] switch
        {
            "accept" => DraftVerb.Accept,
            "drop" => DraftVerb.Drop,
            "restore" => DraftVerb.Restore,
            "accept-rest" => DraftVerb.AcceptRest,
            "save" => DraftVerb.Save,
            "save-next" => DraftVerb.SaveNext,
            "grow" => DraftVerb.Grow,
            "shrink" => DraftVerb.Shrink,
            "split" => DraftVerb.Split,
            "merge" => DraftVerb.Merge,
            "place" => DraftVerb.PlaceResult,
            "no-result" => DraftVerb.NoResult,
            "rename" => DraftVerb.Rename,
            "put-aside" => DraftVerb.PutAside,
            _ => DraftVerb.Unknown,
        };
        var item = parts.Length > 1 && Guid.TryParse(parts[1], out var id) ? id : Guid.Empty;
        var at = parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : -1;
        var revision = long.TryParse(form["Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        // One key serves all buttons of a page: with the button's value behind it, each press is a request of its own.
        var key = form["Key"].ToString() is { Length: > 0 and <= LongestKey } made ? $"{made}/{parts[0]}/{item:N}" : "";
        return new(draft, verb, item, at, key, revision, form);
    }

    /// <summary>The typed form with one indicator more or less; nothing is saved by that.</summary>
    public ItemForm Reshaped()
    {
        var form = ItemForm.Posted(Fields);
        if (Verb is DraftVerb.Grow) { return form.Indicators.Count >= ItemForm.MostIndicators ? form : form with { Indicators = [.. form.Indicators, IndicatorForm.Blank] }; }
        return form with { Indicators = [.. form.Indicators.Where((_, i) => i != At)] };
    }
}
