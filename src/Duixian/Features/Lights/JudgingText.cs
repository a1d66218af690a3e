namespace Duixian.Features.Lights;

/// <summary>The words of rules, planned curves and excuses; sentences are in <c>JudgingText.resx</c> and <c>JudgingText.en.resx</c>.</summary>
public sealed class JudgingText;
