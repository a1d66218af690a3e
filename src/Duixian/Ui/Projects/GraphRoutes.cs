using System.Text;
using Duixian.Ui.Charts;

namespace Duixian.Ui.Projects;

/// <summary>
/// Turns the grid of a ProcedureGraph into units of its drawing and leads its lines: along rows where they are free, up and down between columns,
/// and in a lane below a row where something stands in the way. Lines share a track only when they leave one step or enter one step in the same way.
/// </summary>
internal sealed class GraphRoutes
{
    internal const decimal Pitch = 136m;     // column to column; a name of seven characters and room for four tracks
    internal const decimal Reach = 13m;      // a line ends outside the halo of a mark
    internal const decimal NameLine = 16m;
    internal const decimal CaptionLine = 15m;
    private const decimal Track = 7m;
    private const decimal FirstTrack = 6m;   // clear of the line between two phases
    private const decimal TracksWidth = 42m; // what is left of them before the next mark; many stand closer
    private const decimal LaneStep = 7m;
    private const decimal Head = 28m;        // the heads of the phases

    private readonly Dictionary<string, ProcedureGraphNode> byCode;
    private readonly HashSet<(int X, int Y)> taken;
    private readonly Dictionary<ProcedureGraphEdge, Way> ways = [];
    private readonly Dictionary<ProcedureGraphEdge, decimal> tracks = [];
    private readonly Dictionary<ProcedureGraphEdge, decimal> seconds = [];
    private readonly Dictionary<ProcedureGraphEdge, decimal> lanes = [];
    private readonly decimal rowHeight;
    private readonly decimal above;
    private readonly decimal below;

    /// <param name="nameLines">The most lines a name takes.</param>
    /// <param name="captionLines">The most lines a caption takes.</param>
    internal GraphRoutes(IReadOnlyList<ProcedureGraphNode> nodes, IReadOnlyList<ProcedureGraphEdge> edges, int nameLines, int captionLines)
    {
        byCode = nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        taken = nodes.Select(node => (node.X, node.Y)).ToHashSet();
        Edges = [.. edges.Where(edge => byCode.ContainsKey(edge.From) && byCode.ContainsKey(edge.To))];
        (above, below) = (17m + NameLine * nameLines, 26m + CaptionLine * (captionLines - 1));
        ChooseWays();
        PlaceTracks();
        var deepest = PlaceLanes();
        rowHeight = above + below + 14m + deepest;
        Width = Pitch * (nodes.Select(node => node.X).DefaultIfEmpty().Max() + 1);
        Height = Head + above + rowHeight * nodes.Select(node => node.Y).DefaultIfEmpty().Max() + below + 14m + deepest;
    }

    private enum Way { Straight, DropFirst, RunFirst, Lane }

    internal IReadOnlyList<ProcedureGraphEdge> Edges { get; }

    internal decimal Width { get; }

    internal decimal Height { get; }

    internal static decimal X(int column) => Pitch * (column + 0.5m);

    internal decimal Y(int row) => Head + above + rowHeight * row;

    /// <summary>The path of a line: M, then H and V in turn.</summary>
    internal string Path(ProcedureGraphEdge edge)
    {
        var points = Points(edge);
        var path = new StringBuilder($"M{Svg.N(points[0].X)} {Svg.N(points[0].Y)}");
        for (var i = 1; i < points.Count; i++) { path.Append(points[i].Y == points[i - 1].Y ? 'H' : 'V').Append(Svg.N(points[i].Y == points[i - 1].Y ? points[i].X : points[i].Y)); }
        return path.ToString();
    }

    /// <summary>Many lines as one path in which no stretch is drawn twice: dashes would fill each other's gaps.</summary>
    internal string Together(IEnumerable<ProcedureGraphEdge> edges)
    {
        var path = new StringBuilder();
        var stretches = edges.Select(Points).SelectMany(points => points.Zip(points.Skip(1), (one, next) => one.Y == next.Y
            ? (Upright: false, At: one.Y, Along: Ordered(one.X, next.X))
            : (Upright: true, At: one.X, Along: Ordered(one.Y, next.Y))));
        foreach (var line in stretches.GroupBy(stretch => (stretch.Upright, stretch.At)))
        {
            foreach (var (from, to) in Joined(line.Select(stretch => stretch.Along)))
            {
                path.Append(line.Key.Upright ? $"M{Svg.N(line.Key.At)} {Svg.N(from)}V{Svg.N(to)}" : $"M{Svg.N(from)} {Svg.N(line.Key.At)}H{Svg.N(to)}");
            }
        }
        return path.ToString();
    }

    private List<(decimal X, decimal Y)> Points(ProcedureGraphEdge edge)
    {
        var (from, to) = (byCode[edge.From], byCode[edge.To]);
        var way = ways[edge];
        List<(decimal X, decimal Y)> points = [(X(from.X) + Reach, Y(from.Y))];
        if (way is not Way.Straight) { points.Add((TrackX(edge, way is Way.RunFirst ? to.X - 1 : from.X), Y(from.Y))); }
        if (way is Way.Lane)
        {
            points.Add((points[^1].X, Y(from.Y) + below + 8m + lanes[edge]));
            points.Add((X(to.X - 1) + Pitch / 2m + seconds[edge], points[^1].Y));
        }
        if (way is not Way.Straight) { points.Add((points[^1].X, Y(to.Y))); }
        points.Add((X(to.X) - Reach, Y(to.Y)));
        return points;
    }

    private decimal TrackX(ProcedureGraphEdge edge, int column) => X(column) + Pitch / 2m + tracks[edge];

    // The critical path chooses first. A row is taken where a step stands in it, and where a line runs that shares no end with this one.
    private void ChooseWays()
    {
        List<(int Row, decimal From, decimal To, ProcedureGraphEdge Edge)> runs = [];
        foreach (var edge in Edges.OrderByDescending(edge => edge.IsCritical))
        {
            var (from, to) = (byCode[edge.From], byCode[edge.To]);
            var chosen = Preferred(from, to).FirstOrDefault(way => Free(Run(way, from, to), edge) && !Brushes(way, edge, from, to), Way.Lane);
            ways[edge] = chosen;
            if (chosen is not Way.Lane)
            {
                var run = Run(chosen, from, to);
                runs.Add((run.Row, run.From, run.To, edge));
            }
        }

        // Where a line turns into a row beside a step, that step's own lines would seem to be its continuation.
        bool Brushes(Way way, ProcedureGraphEdge edge, ProcedureGraphNode from, ProcedureGraphNode to) => way switch
        {
            Way.DropFirst => Edges.Any(other => other.To != edge.To && At(other.From, from.X, to.Y)),
            Way.RunFirst => Edges.Any(other => other.From != edge.From && At(other.To, to.X, from.Y)),
            _ => false,
        };

        bool At(string code, int column, int row) => byCode[code].X == column && byCode[code].Y == row;

        bool Free((int Row, decimal From, decimal To) run, ProcedureGraphEdge edge) =>
            FreeOfSteps(run.Row, byCode[edge.From].X, byCode[edge.To].X)
            && !runs.Exists(other => other.Row == run.Row && other.From < run.To && run.From < other.To && other.Edge.From != edge.From && other.Edge.To != edge.To);
    }

    private static Way[] Preferred(ProcedureGraphNode from, ProcedureGraphNode to) => (to.X - from.X, to.Y - from.Y) switch
    {
        ( <= 0, _) => [],   // to its own column or back: round below
        (_, 0) => [Way.Straight],
        (_, > 0) => [Way.DropFirst, Way.RunFirst],
        _ => [Way.RunFirst, Way.DropFirst],
    };

    private static (int Row, decimal From, decimal To) Run(Way way, ProcedureGraphNode from, ProcedureGraphNode to) => way switch
    {
        Way.DropFirst => (to.Y, from.X + 0.4m, to.X),   // a track lies on either side of the middle
        Way.RunFirst => (from.Y, from.X, to.X - 0.4m),
        _ => (from.Y, from.X, to.X),
    };

    private bool FreeOfSteps(int row, int after, int before)
    {
        for (var column = after + 1; column < before; column++)
        {
            if (taken.Contains((column, row))) { return false; }
        }
        return true;
    }

    // What leaves a step goes down left of the middle between two columns, what enters one right of it.
    private void PlaceTracks()
    {
        List<(ProcedureGraphEdge Edge, bool Second, (int Column, bool Entering, string Step, ProcedureEdgeKind Kind) Track, (decimal From, decimal To) Rows)> runs = [];
        foreach (var edge in Edges)
        {
            var (from, to) = (byCode[edge.From], byCode[edge.To]);
            var lane = from.Y + 0.5m;
            switch (ways[edge])
            {
                case Way.DropFirst: runs.Add((edge, false, (from.X, false, edge.From, edge.Kind), Ordered(from.Y, to.Y))); break;
                case Way.RunFirst: runs.Add((edge, false, (to.X - 1, true, edge.To, edge.Kind), Ordered(from.Y, to.Y))); break;
                case Way.Lane:
                    runs.Add((edge, false, (from.X, false, edge.From, edge.Kind), Ordered(from.Y, lane)));
                    runs.Add((edge, true, (to.X - 1, true, edge.To, edge.Kind), Ordered(lane, to.Y)));
                    break;
                default: break;
            }
        }
        foreach (var side in runs.GroupBy(run => (run.Track.Column, run.Track.Entering)))
        {
            var shared = side.GroupBy(run => run.Track).Select(track => (track.Key, From: track.Min(run => run.Rows.From), To: track.Max(run => run.Rows.To))).ToList();
            var level = Levels(shared.Select(track => (track.From, track.To)).ToList());
            var step = Math.Min(Track, TracksWidth / Math.Max(1, level.DefaultIfEmpty().Max()));
            for (var i = 0; i < shared.Count; i++)
            {
                var at = (FirstTrack + step * level[i]) * (side.Key.Entering ? 1m : -1m);
                foreach (var run in side.Where(run => run.Track == shared[i].Key)) { (run.Second ? seconds : tracks)[run.Edge] = at; }
            }
        }
    }

    private decimal PlaceLanes()
    {
        var deepest = 0m;
        var inLanes = Edges.Where(edge => ways[edge] is Way.Lane).ToList();
        foreach (var row in inLanes.GroupBy(edge => byCode[edge.From].Y))
        {
            var shared = row.GroupBy(edge => (edge.To, edge.Kind)).ToList();
            var level = Levels(shared.Select(lane => (lane.Min(edge => Columns(edge).From) - 0.5m, lane.Max(edge => Columns(edge).To) + 0.5m)).ToList());
            for (var i = 0; i < shared.Count; i++)
            {
                foreach (var edge in shared[i]) { lanes[edge] = LaneStep * level[i]; }
                deepest = Math.Max(deepest, LaneStep * level[i] + LaneStep);
            }
        }
        return deepest;
    }

    private (decimal From, decimal To) Columns(ProcedureGraphEdge edge) => Ordered(byCode[edge.From].X, byCode[edge.To].X);

    private static List<(decimal From, decimal To)> Joined(IEnumerable<(decimal From, decimal To)> intervals)
    {
        List<(decimal From, decimal To)> joined = [];
        foreach (var next in intervals.Order())
        {
            if (joined.Count > 0 && next.From <= joined[^1].To) { joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, next.To)); }
            else { joined.Add(next); }
        }
        return joined;
    }

    // The lowest level at which an interval meets no earlier one.
    private static List<int> Levels(List<(decimal From, decimal To)> intervals)
    {
        List<int> levels = [];
        for (var i = 0; i < intervals.Count; i++)
        {
            var level = 0;
            while (Enumerable.Range(0, i).Any(j => levels[j] == level && intervals[j].From <= intervals[i].To && intervals[i].From <= intervals[j].To)) { level++; }
            levels.Add(level);
        }
        return levels;
    }

    private static (decimal From, decimal To) Ordered(decimal one, decimal other) => one < other ? (one, other) : (other, one);
}
