namespace Duixian.Features.Audit;

/// <summary>The words of the audit trail.</summary>
public sealed class AuditText;
