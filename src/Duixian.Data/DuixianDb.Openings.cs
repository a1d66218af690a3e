using System.Text;
using Duixian.Data.Ledger;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>What was said in confidence and is published now: the entry it went in by is opened.</summary>
public sealed partial class DuixianDb
{
    /// <summary>The same may have been proposed, refused and proposed again; further back nobody looks.</summary>
    private const int MostToOpen = 20;

    private async Task AddOpeningsAsync(Act act, CancellationToken cancel)
    {
        foreach (var said in act.Bodies.Select(b => b.Discloses).OfType<EntryBody>().ToList())
        {
            var (stream, type) = (said.Stream, BodyJson.NameOf(said));
            var before = await (
                from entry in LedgerEntries.AsNoTracking()
                join secret in LedgerPrivate.AsNoTracking() on entry.Seq equals secret.Seq
                where entry.Stream == stream && entry.Type == type && secret.Person != null   // with the person inside, nothing is opened
                orderby entry.Seq descending
                select secret).Take(MostToOpen).ToListAsync(cancel);
            if (before.Find(s => BodyJson.Holds(s, said)) is { } found)
            {
                act.Record(new EntryOpened(stream, found.Seq, Convert.ToBase64String(found.Salt), Encoding.UTF8.GetString(found.Content)));
            }
        }
    }
}
