namespace Duixian.Ui.Forms;

/// <summary>One of several answers.</summary>
/// <param name="Value">What the form sends; empty means "none" or "all".</param>
/// <param name="Word">What a person reads.</param>
/// <param name="Hint">A second line, shown for radio buttons.</param>
public sealed record Choice(string Value, string Word, string? Hint = null);

/// <summary>A mistake at a field, for the summary above the form.</summary>
/// <param name="Name">The field's name; the summary links to it.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record FieldError(string Name, string Message);

/// <summary>How a field finds its id from its name.</summary>
public static class FieldId
{
    /// <summary>The id of the control with this name.</summary>
    public static string Of(string name) =>
        "f-" + string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++) { span[i] = char.IsAsciiLetterOrDigit(source[i]) ? char.ToLowerInvariant(source[i]) : '-'; }
        });
}
