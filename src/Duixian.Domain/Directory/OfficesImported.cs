using Duixian.Domain.Ledger;

namespace Duixian.Domain.Directory;

/// <summary>The table of offices was filled or replaced from a file.</summary>
public sealed record OfficesImported(int Offices, string FileName) : EntryBody
{
    public override string Stream => "directory/offices";

    public override bool IsPublic => false;
}
