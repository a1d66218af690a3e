using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Ui;
using Duixian.Ui.Projects;

namespace Duixian.Tests.Ui;

public sealed class GraphRoutesTests
{
    private sealed record Stretch(decimal X1, decimal Y1, decimal X2, decimal Y2)
    {
        internal bool Upright => X1 == X2;

        internal bool Meets(decimal x, decimal y, decimal reach) =>
            Math.Min(X1, X2) - reach < x && x < Math.Max(X1, X2) + reach && Math.Min(Y1, Y2) - reach < y && y < Math.Max(Y1, Y2) + reach;

        internal bool Covers(Stretch other) => Upright == other.Upright && (Upright
            ? X1 == other.X1 && Math.Min(Y1, Y2) < Math.Max(other.Y1, other.Y2) && Math.Min(other.Y1, other.Y2) < Math.Max(Y1, Y2)
            : Y1 == other.Y1 && Math.Min(X1, X2) < Math.Max(other.X1, other.X2) && Math.Min(other.X1, other.X2) < Math.Max(X1, X2));
    }

    [Fact]
    public void The_critical_path_is_one_straight_line()
    {
        ProcedureGraphNode[] nodes = [Node("a", 0, 0), Node("b", 1, 0), Node("c", 2, 0), Node("d", 1, 1)];
        ProcedureGraphEdge[] edges = [new("a", "b", IsCritical: true), new("b", "c", IsCritical: true), new("a", "d"), new("d", "c")];
        var routes = new GraphRoutes(nodes, edges, 1, 1);
        var y = Svg(routes.Y(0));
        Assert.Equal([$"M81 {y}H191", $"M217 {y}H327"], edges.Take(2).Select(routes.Path));
        Assert.All(edges.Skip(2), edge => Assert.Contains('V', routes.Path(edge)));
    }

    [Fact]
    public void A_line_in_whose_row_another_step_stands_goes_round_below_it()
    {
        ProcedureGraphNode[] nodes = [Node("a", 0, 1), Node("b", 1, 1), Node("c", 2, 1)];
        var around = new ProcedureGraphEdge("a", "c");
        var routes = new GraphRoutes(nodes, [around], 1, 1);
        Assert.Contains(Stretches(routes, around), stretch => !stretch.Upright && stretch.Y1 > routes.Y(1) + 26m);
        Assert.True(routes.Height > routes.Y(1) + 26m + 14m);
    }

    [Fact]
    public void Of_any_graph_no_line_runs_through_a_step_it_does_not_belong_to()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (nodes, edges) = Random(seed);
            var routes = new GraphRoutes(nodes, edges, 1, 1);
            Assert.Equal(edges.Count, routes.Edges.Count);
            foreach (var edge in edges)
            {
                foreach (var node in nodes.Where(node => node.Code != edge.From && node.Code != edge.To))
                {
                    Assert.DoesNotContain(Stretches(routes, edge), stretch => stretch.Meets(GraphRoutes.X(node.X), routes.Y(node.Y), 11m));
                }
            }
        }
    }

    [Fact]
    public void Lines_that_share_neither_beginning_nor_end_never_lie_on_one_another()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (nodes, edges) = Random(seed);
            var routes = new GraphRoutes(nodes, edges, 1, 1);
            var drawn = edges.Select(edge => (Edge: edge, Stretches: Stretches(routes, edge))).ToList();
            for (var i = 0; i < drawn.Count; i++)
            {
                foreach (var other in drawn.Take(i).Where(other => other.Edge.From != drawn[i].Edge.From && other.Edge.To != drawn[i].Edge.To))
                {
                    Assert.DoesNotContain(drawn[i].Stretches, stretch => other.Stretches.Exists(stretch.Covers));
                }
            }
        }
    }

    [Fact]
    public void Lines_drawn_together_cover_every_line_and_no_stretch_twice()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (nodes, edges) = Random(seed);
            var routes = new GraphRoutes(nodes, edges, 1, 1);
            var together = Regex.Matches(routes.Together(edges), "M[^M]+").SelectMany(part => Stretches(part.Value)).ToList();
            for (var i = 0; i < together.Count; i++) { Assert.DoesNotContain(together.Take(i), together[i].Covers); }
            Assert.All(edges.SelectMany(edge => Stretches(routes, edge)).Where(stretch => (stretch.X1, stretch.Y1) != (stretch.X2, stretch.Y2)), stretch => Assert.Contains(together, stretch.Covers));
        }
    }

    [Theory]
    [InlineData("消防设计审查", "消防设计审查")]
    [InlineData("建设用地规划许可证核发", "建设用地规划|许可证核发")]
    [InlineData("Works planning permit", "Works planning|permit")]
    [InlineData("18 / 20", "18 / 20")]
    [InlineData("", "")]
    public void Names_break_into_lines_of_about_one_length(string words, string lines) =>
        Assert.Equal(lines, string.Join('|', WrappedWords.Lines(words, 8m)));

    private static (List<ProcedureGraphNode> Nodes, List<ProcedureGraphEdge> Edges) Random(int seed)
    {
        var random = new Random(seed);
        List<ProcedureGraphNode> nodes = [];
        List<ProcedureGraphEdge> edges = [];
        for (var x = 0; x < 7; x++)
        {
            for (var y = 0; y < 4; y++)
            {
                if (y == 0 || random.Next(2) == 0) { nodes.Add(Node($"{x}{y}", x, y)); }
            }
        }
        foreach (var to in nodes)
        {
            foreach (var from in nodes.Where(from => random.Next(from.X < to.X ? 6 : 40) == 0 && from != to)) { edges.Add(new(from.Code, to.Code, (ProcedureEdgeKind)random.Next(3))); }
        }
        return (nodes, edges);
    }

    private static List<Stretch> Stretches(GraphRoutes routes, ProcedureGraphEdge edge) => Stretches(routes.Path(edge));

    private static List<Stretch> Stretches(string path)
    {
        var start = Regex.Match(path, @"^M([\d.-]+) ([\d.-]+)");
        var (x, y) = (Number(start.Groups[1]), Number(start.Groups[2]));
        List<Stretch> stretches = [];
        foreach (Match step in Regex.Matches(path, @"([HV])([\d.-]+)"))
        {
            var next = Number(step.Groups[2]);
            stretches.Add(step.Groups[1].Value == "H" ? new(x, y, next, y) : new(x, y, x, next));
            (x, y) = step.Groups[1].Value == "H" ? (next, y) : (x, next);
        }
        return stretches;
    }

    private static decimal Number(Group group) => decimal.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Svg(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static ProcedureGraphNode Node(string code, int x, int y) => new(code, code, "phase", Mark.Done, null, x, y);
}
