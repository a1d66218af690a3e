namespace Duixian.Features.Reminders;

/// <summary>The words of reminders; sentences are in <c>RemindersText.resx</c> and <c>RemindersText.en.resx</c>.</summary>
public sealed class RemindersText;
