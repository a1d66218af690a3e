using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Duixian.Ui.Charts;

/// <summary>Words in a drawing: the SVG element <c>text</c>, whose name Razor keeps for itself.</summary>
public sealed class ChartWord : ComponentBase
{
    /// <summary>Where it stands, in the drawing's units or per cent.</summary>
    [Parameter, EditorRequired] public string X { get; set; } = "";

    /// <summary>The base line.</summary>
    [Parameter, EditorRequired] public string Y { get; set; } = "";

    /// <summary>The words.</summary>
    [Parameter, EditorRequired] public string Words { get; set; } = "";

    /// <summary>start (null), middle or end.</summary>
    [Parameter] public string? Anchor { get; set; }

    /// <summary>A shift to the right, in px.</summary>
    [Parameter] public string? Dx { get; set; }

    /// <summary>lab3 (light), labb (bold) or labv (vermilion).</summary>
    [Parameter] public string? Class { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dx", Dx);
        builder.AddAttribute(5, "text-anchor", Anchor);
        builder.AddContent(6, Words);
        builder.CloseElement();
    }
}
