using System.Text.Json;
using Duixian.Data.Ledger;
using Duixian.Domain.Plans;
using Duixian.Ui.Documents;

namespace Duixian.Features.Public.ItemCard;

/// <summary>Earlier wordings of an item. The tables keep the newest, the ledger keeps them all.</summary>
internal static class ItemWordings
{
    /// <summary>The entry that says wording, office or day changed.</summary>
    public static readonly string Revised = JsonNamingPolicy.CamelCase.ConvertName(nameof(ItemRevised));

    /// <summary>The original first; empty when the wording never changed, which is nearly always, and then no entry is opened.</summary>
    public static List<DiffEntry> Of(ItemView view, PublicWords words)
    {
        if (view.Entries.All(e => e.Type != Revised)) { return []; }
        var lines = new List<DiffEntry>();
        string? before = null;
        foreach (var entry in view.Entries.Reverse())
        {
            switch (BodyJson.Read(new LedgerEntry { Type = entry.Type, IsPublic = true, Bytes = entry.Bytes }, secret: null))
            {
                case ItemPublished first:
                    lines.Add(new(DiffKind.Same, words["History.Original"], null, first.Text));
                    before = first.Text;
                    break;
                case ItemRevised revised when revised.Text != before:
                    lines.Add(new(DiffKind.Changed, words["Version.Nth", revised.Version], before, revised.Text, Why: revised.Reason));
                    before = revised.Text;
                    break;
            }
        }
        return lines.Count > 1 ? lines : [];
    }
}
