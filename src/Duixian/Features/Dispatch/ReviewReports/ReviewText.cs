namespace Duixian.Features.Dispatch.ReviewReports;

/// <summary>Words of the reviewer's pages.</summary>
public sealed class ReviewText;
