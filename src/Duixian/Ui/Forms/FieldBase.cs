using Microsoft.AspNetCore.Components;

namespace Duixian.Ui.Forms;

/// <summary>What every field has: a name that is posted, a label above it, a hint, a message at the field.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>What the form posts it as, for example <c>Form.Title</c>.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Always shown above the field.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What the field holds when the page comes; after a refusal, what was typed.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>How to fill it, before the field, never as a placeholder alone.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>What to look at again; no mistake, and it is taken all the same. Null where there is nothing.</summary>
    [Parameter] public RenderFragment? Doubt { get; set; }

    /// <summary>True says "required" in words and to assistive technology; the server still checks.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Width in the six-column form: w1 to w4; empty is the full width. "q" is the wide field of a filter.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>The id of another form on the page that this field belongs to.</summary>
    [Parameter] public string? Form { get; set; }

    /// <summary>Makes the id of a field unique when one name stands in several forms of a page.</summary>
    [Parameter] public string? IdSuffix { get; set; }

    internal string Id => FieldId.Of(Name) + IdSuffix;

    internal string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error", Doubt is null ? null : Id + "-doubt" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    internal string? Invalid => Error is null ? null : "true";

    internal string? Aria => Required ? "true" : null;
}
