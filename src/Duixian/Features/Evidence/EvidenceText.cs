namespace Duixian.Features.Evidence;

/// <summary>The words of evidence; sentences are in <c>EvidenceText.resx</c> and <c>EvidenceText.en.resx</c>.</summary>
public sealed class EvidenceText;
