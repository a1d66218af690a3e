using Duixian.Domain.Ledger;

namespace Duixian.Domain.Directory;

/// <summary>The table of offices was filled or replaced from a file.</summary>
public sealed record OfficesImported(int Offices, string FileName) : EntryBody
{
    public override string Stream => "directory/offices";

    public override bool IsPublic => false;
}

/// <summary>The table of assessment units was filled or changed from a file.</summary>
public sealed record UnitsImported(int Units, string FileName) : EntryBody
{
    public override string Stream => "directory/units";

    public override bool IsPublic => false;
}

/// <summary>The table of regions was filled or changed from a file.</summary>
public sealed record RegionsImported(int Regions, string FileName) : EntryBody
{
    public override string Stream => "directory/regions";

    public override bool IsPublic => false;
}

/// <summary>One office, unit or region was entered or changed by hand.</summary>
/// <param name="Table">offices, units or regions.</param>
public sealed record DirectoryEntryDescribed(string Table, string Code) : EntryBody
{
    public override string Stream => "directory/" + Table;

    public override bool IsPublic => false;
}
