using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;

namespace Duixian.Domain.Tests.Projects;

/// <summary>Projects for tests.</summary>
internal static class ProjectExamples
{
    public static readonly DateOnly Today = new(2024, 6, 30);

    public static Act Act(Guid? account = null, Role role = Role.DeliveryOfficer, string office = "ZFB") =>
        new(Guid.CreateVersion7(), new Actor(ActorKind.Office, office, role, account ?? Guid.CreateVersion7()), "k", new byte[32], null);

    public static ProjectRecord Record(string name = "演示项目") => new() { Name = name, Units = ["371525", "371502"], Code = "2101-371591-04-01-436244", Site = "示例地点", Owner = "演示公司", StartPlanned = "2024-05", FinishPlanned = "2025-Q4", Funds = [new(FundKind.SpecialBond, 40), new(FundKind.Own, 60)] };

    public static Project Project(string stage = "start", ProjectRecord? record = null, Act? act = null) =>
        Domain.Projects.Project.Add(new(Guid.CreateVersion7()), 7, record ?? Record(), StagePath.Shipped.Find(stage), PartialDate.Parse("2024-01"), default, null, act ?? Act()).Value;

    /// <summary>Says of every condition what shows it.</summary>
    public static IReadOnlyList<GateAnswer> Answers { get; } = [.. StagePath.Shipped.Gates.Select(g => new GateAnswer(g.Stage, g.Key, "文〔2024〕1号"))];

    public static bool? NoProcedures(string step) => null;
}
