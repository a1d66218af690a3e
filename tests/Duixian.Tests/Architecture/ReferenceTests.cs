using Duixian.Data;
using Duixian.Domain;
using Microsoft.AspNetCore.Components;

namespace Duixian.Tests.Architecture;

public sealed class ReferenceTests
{
    [Fact]
    public void The_domain_references_only_the_base_library()
    {
        Assert.Empty(ReferenceRules.OutsideTheBaseLibrary(typeof(IdSource).Assembly.GetReferencedAssemblies().Select(name => name.Name ?? "")));
        Assert.Empty(ReferenceRules.ReferencesInProject(House.Files.Single(file => file.Path == "src/Duixian.Domain/Duixian.Domain.csproj")));
    }

    [Fact]
    public void The_rule_notices_a_domain_that_references_a_package()
    {
        Assert.Equal(["Microsoft.EntityFrameworkCore"], ReferenceRules.OutsideTheBaseLibrary(["System.Runtime", "Microsoft.EntityFrameworkCore"]));
        Assert.Equal(["Some.Package"], ReferenceRules.ReferencesInProject(new("a.csproj", """<PackageReference Include="Some.Package" />""")));
    }

    [Fact]
    public void No_module_of_the_program_knows_another() => Assert.Empty(ReferenceRules.FeaturesThatKnowOthers(House.Sources));

    [Fact]
    public void The_rule_notices_a_module_that_uses_another()
    {
        HouseFile[] files =
        [
            new("src/Duixian/Features/Public/Item/ItemPage.razor", "@using Duixian.Features.Plans.ReadDocument"),
            new("src/Duixian/Features/Plans/Publish/Publish.cs", "namespace Duixian.Features.Plans.Publish; using Duixian.Features.Plans.ReadDocument;"),
        ];
        Assert.Equal(["src/Duixian/Features/Public/Item/ItemPage.razor knows Plans"], ReferenceRules.FeaturesThatKnowOthers(files));
    }

    [Fact]
    public void Components_for_show_take_parameters_and_ask_nobody() => Assert.Empty(ReferenceRules.UiThatAsks(House.Sources));

    [Fact]
    public void The_rule_notices_a_component_for_show_that_asks() =>
        Assert.Single(ReferenceRules.UiThatAsks([new("src/Duixian/Ui/Quote.razor", "@inject DuixianDb Db"), new("src/Duixian/Ui/Fact.razor", "<dt>@Name</dt>")]));

    [Fact]
    public void Only_pages_query() => Assert.Empty(ReferenceRules.ComponentsThatQuery(typeof(Site).Assembly.GetTypes()));

    [Fact]
    public void The_rule_notices_a_component_without_an_address_that_queries() =>
        Assert.Equal(
            [$"{typeof(GreedyPart).FullName} is given {nameof(DuixianDb)}", $"{typeof(GreedyPart).FullName} is given {nameof(AllItems)}"],
            ReferenceRules.ComponentsThatQuery([typeof(GreedyPart), typeof(GreedyPage)]));

    [Fact]
    public void The_databases_are_named_in_their_own_projects_and_where_one_is_chosen() => Assert.Empty(ReferenceRules.ProvidersNamedElsewhere(House.Files));

    [Fact]
    public void The_rule_notices_a_provider_named_elsewhere() =>
        Assert.Single(ReferenceRules.ProvidersNamedElsewhere(
        [
            new("src/Duixian/Features/Plans/Search/Search.cs", "using Npgsql;"),
            new("src/Duixian.Data.Postgres/PostgresDialect.cs", "using Npgsql;"),
        ]));

    [Fact]
    public void Slices_write_through_the_ledger_only() => Assert.Empty(ReferenceRules.SavesPastTheLedger(House.Sources));

    [Fact]
    public void The_rule_notices_a_slice_that_writes_past_the_ledger() =>
        Assert.Single(ReferenceRules.SavesPastTheLedger([new("src/Duixian/Features/Plans/Drop/Drop.cs", "await db.Drafts.ExecuteDeleteAsync(cancel);")]));

    private sealed class AllItems(DuixianDb db)
    {
        public override string ToString() => db.ToString() ?? "";
    }

    private class GreedyPart : ComponentBase
    {
        [Inject] public DuixianDb Db { get; set; } = default!;   // never rendered

        [Inject] private AllItems Items { get; set; } = default!;   // never rendered

        public override string ToString() => Items.ToString();
    }

    [Route("/greedy")]
    private sealed class GreedyPage : GreedyPart;
}
