using System.Text.Json;

namespace Duixian.Reading.Tests;

public sealed class PlanDraftJsonTests
{
    [Fact]
    public void The_public_json_has_exactly_the_members_of_the_contract()
    {
        var draft = Given.Draft("聊城市2024年民生实事清单\n1.住院报销比例由70%提高至75%；\n2.新增泊位1.5万个以上；", name: "实事.txt");
        using var json = JsonDocument.Parse(PlanDraftJson.Serialize(draft));
        var root = json.RootElement;
        Assert.Equal(["schema", "source", "title", "year", "place", "commitments", "results", "notices"], Names(root));
        Assert.Equal("duixian.plan-draft/1", root.GetProperty("schema").GetString());
        var item = root.GetProperty("commitments")[0];
        Assert.Equal(["number", "group", "text", "kind", "deadline", "lead", "horizon", "spans", "indicators"], Names(item));
        Assert.Equal("policyParameter", item.GetProperty("kind").GetString());
        var figure = item.GetProperty("indicators")[0];
        Assert.Equal(
            ["quote", "start", "end", "subject", "value", "upper", "baseline", "bound", "unit", "baseUnit", "per", "qualifier", "hedge", "deadline", "spans"], Names(figure));
        Assert.Equal(JsonValueKind.Null, figure.GetProperty("upper").ValueKind);
    }

    [Fact]
    public void Numbers_are_plain_and_chinese_stays_chinese()
    {
        var json = PlanDraftJson.Serialize(Given.Draft("清单\n1.新增泊位1.50万个以上；\n2.达标率99.910%；", 2024));
        Assert.Contains("\"value\": 15000,", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": 99.91,", json, StringComparison.Ordinal);
        Assert.Contains("1.50万个以上", json, StringComparison.Ordinal);
        Assert.Contains("\"bound\": \"atLeast\"", json, StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];
}
