using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

/// <summary>A small draft, its document and the acts done on it.</summary>
internal sealed class DraftExample
{
    private readonly IdSource ids = new(TimeProvider.System);

    public DraftExample(params (string Number, string Text, decimal Amount)[] items)
        : this("report", items)
    {
    }

    public DraftExample(string plan, params (string Number, string Text, decimal Amount)[] items)
    {
        Draft = new(new(ids.NewId()), new(2024, plan), "临河市民生实事", "临河市", null, new(ids.NewId()), null, [], DateTimeOffset.UnixEpoch);
        var said = items.Length > 0 ? items : [("1", "新增床位500张，新建食堂100处", 500m), ("2", "改造小区174个", 174m), ("3", "新建书房20个", 20m)];
        for (var i = 0; i < said.Length; i++) { Draft.Take(new DraftItem(new(ids.NewId()), i + 1, DraftOrigin.Read, [new TextSpan(i * 20, (i * 20) + 10)], Content(said[i].Number, said[i].Text, said[i].Amount))); }
    }

    public Draft Draft { get; }

    public Act Act { get; } = new(Guid.Empty, Actor.System, "key", [], "why");

    public IEnumerable<string> Changes => Act.Bodies.OfType<DraftChanged>().Select(c => $"{c.Change} {c.Items}");

    public DraftItemId this[string number] => Draft.Items.Single(i => i.Number == number).Id;

    public DraftItemId NewId() => new(ids.NewId());

    public Publication Publication => new(new SourceDocument(Draft.DocumentId, "清单.txt", "text/plain", new string('0', 64), "", retold: false, DateTimeOffset.UnixEpoch), new Dictionary<string, string>(), ids, DateTimeOffset.UnixEpoch);

    public Plan Published()
    {
        Draft.AcceptRest(Act);
        return Plan.Publish(new(ids.NewId()), Draft, Publication, Act).Value;
    }

    public static DraftItemContent Content(string number, string text, decimal amount) => new(
        number, null, DraftItemContent.ShortTitle(text), text, CommitmentKind.Count, null, "MZJ", LeadProposed: true, [],
        [new DraftIndicator(text[2..4], Measure.Cumulative, "个", "个", new Promise(Bound.Exactly, amount, null, null, null, null, null, [], null, $"{amount}"), text.IndexOf($"{amount}", StringComparison.Ordinal), [])], null);
}
