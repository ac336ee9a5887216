namespace Offramp.Methods.Disclosure;

/// <summary>The counts and totals of a table as flows in a network in which what flows into a node flows out of it, which is what totals say.</summary>
/// <remarks>L. H. Cox, "Network Models for Complementary Cell Suppression", Journal of the American Statistical Association 90 (1995) 1453–1462. Rows and columns are nodes, cells are arcs from
/// their row to their column, totals arcs back. What a cell that is not printed can be at most (least) is its count and the greatest flow back through the others that are not printed, by which it can rise
/// (fall). Such a network has whole extremes, so these bounds are exact: each is reached by a table of counts that agrees with all that is printed.</remarks>
internal sealed class CellNetwork
{
    private readonly int nodes;
    private readonly int least;

    /// <summary>Makes the network of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="totals">Whether totals are printed; without them nothing binds the cells.</param>
    /// <param name="least">The least that a cell that is not printed is known to be.</param>
    public CellNetwork(FrequencyTable table, bool totals, int least)
    {
        this.least = least;
        var arcs = new List<CellArc>();
        if (table.ColumnColumn is null)
        {
            for (int row = 0; row < table.Rows; row++) arcs.Add(new CellArc(row, null, totals ? 0 : 2 * row, totals ? 1 : (2 * row) + 1, table[row, 0]));
            if (totals) arcs.Add(new CellArc(null, null, 1, 0, table.Total));
            nodes = totals ? 2 : 2 * table.Rows;
        }
        else
        {
            int rows = table.Rows, columns = table.Columns, allRows = rows, firstColumn = rows + 1, allColumns = rows + 1 + columns;
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++) arcs.Add(new CellArc(row, column, row, firstColumn + column, table[row, column]));
                if (totals) arcs.Add(new CellArc(row, null, allColumns, row, table.RowTotal(row)));
            }
            if (totals)
            {
                for (int column = 0; column < columns; column++) arcs.Add(new CellArc(null, column, firstColumn + column, allRows, table.ColumnTotal(column)));
                arcs.Add(new CellArc(null, null, allRows, allColumns, table.Total));
            }
            nodes = rows + columns + 2;
        }
        Arcs = [.. arcs];
        Most = table.Total;
    }

    /// <summary>The cells and totals; the total of all is the last where there are totals.</summary>
    public CellArc[] Arcs { get; }

    /// <summary>More than this no count can be: the number of cases.</summary>
    public int Most { get; }

    /// <summary>By how much an arc that is not printed can rise while all that is printed stays, at most a limit.</summary>
    public int Rise(int arc, bool[] suppressed, int limit) => Flow(arc, suppressed, Arcs[arc].To, Arcs[arc].From, limit, null);

    /// <summary>By how much it can fall.</summary>
    public int Fall(int arc, bool[] suppressed) => Flow(arc, suppressed, Arcs[arc].From, Arcs[arc].To, Arcs[arc].Count - least, null);

    /// <summary>The arcs that have to be suppressed besides so that one can rise by an amount, of the least cost along each way that is added; null where nothing makes it rise so far.</summary>
    /// <param name="arc">The arc.</param>
    /// <param name="suppressed">What is suppressed already.</param>
    /// <param name="amount">By how much it has to rise.</param>
    /// <param name="cost">What suppressing an arc costs; infinity for what must be printed.</param>
    public List<int>? Needed(int arc, bool[] suppressed, int amount, double[] cost)
    {
        bool[] chosen = [.. suppressed];
        int[] flow = new int[Arcs.Length];
        int risen = Flow(arc, chosen, Arcs[arc].To, Arcs[arc].From, amount, flow);
        while (risen < amount)
        {
            if (Cheapest(arc, chosen, flow, cost) is not { } way) return null;
            foreach (int step in way) chosen[step] = true;
            risen += Flow(arc, chosen, Arcs[arc].To, Arcs[arc].From, amount - risen, flow);
        }
        return [.. Enumerable.Range(0, Arcs.Length).Where(i => chosen[i] && !suppressed[i])];
    }

    // J. Edmonds and R. M. Karp, Journal of the ACM 19 (1972) 248–264. Flow along an arc may be added without bound but the number of cases; against it, down to the least count.
    private int Flow(int without, bool[] suppressed, int source, int sink, int limit, int[]? flow)
    {
        flow ??= new int[Arcs.Length];
        List<int>[] touching = [.. Enumerable.Range(0, nodes).Select(static _ => new List<int>())];
        for (int i = 0; i < Arcs.Length; i++)
        {
            if (i == without || !suppressed[i]) continue;
            touching[Arcs[i].From].Add(i);
            touching[Arcs[i].To].Add(i);
        }
        int[] cameBy = new int[nodes];
        var queue = new Queue<int>();
        int total = 0;
        while (total < limit)
        {
            Array.Fill(cameBy, -1);
            queue.Clear();
            queue.Enqueue(source);
            while (queue.Count > 0 && cameBy[sink] < 0)
            {
                int node = queue.Dequeue();
                foreach (int i in touching[node])
                {
                    int next = Arcs[i].Other(node);
                    if (next == source || cameBy[next] >= 0 || Room(i, node, flow) <= 0) continue;
                    cameBy[next] = i;
                    queue.Enqueue(next);
                }
            }
            if (cameBy[sink] < 0) break;
            int amount = limit - total;
            for (int node = sink; node != source; node = Arcs[cameBy[node]].Other(node)) amount = Math.Min(amount, Room(cameBy[node], Arcs[cameBy[node]].Other(node), flow));
            for (int node = sink; node != source; node = Arcs[cameBy[node]].Other(node)) flow[cameBy[node]] += Arcs[cameBy[node]].To == node ? amount : -amount;
            total += amount;
        }
        return total;
    }

    // How much more can go through an arc out of a node.
    private int Room(int arc, int node, int[] flow) => Arcs[arc].From == node ? Most - Arcs[arc].Count - flow[arc] : Arcs[arc].Count + flow[arc] - least;

    // E. W. Dijkstra, Numerische Mathematik 1 (1959) 269–271: the way back along which the least must be suppressed besides.
    private List<int>? Cheapest(int without, bool[] suppressed, int[] flow, double[] cost)
    {
        double[] distance = new double[nodes];
        Array.Fill(distance, double.PositiveInfinity);
        int[] cameBy = new int[nodes];
        int source = Arcs[without].To, sink = Arcs[without].From;
        distance[source] = 0;
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(source, 0);
        while (queue.TryDequeue(out int node, out double reached))
        {
            if (reached > distance[node]) continue;
            for (int i = 0; i < Arcs.Length; i++)
            {
                if (i == without || (Arcs[i].From != node && Arcs[i].To != node) || Room(i, node, flow) <= 0) continue;
                double further = reached + (suppressed[i] ? 0 : cost[i]);
                int next = Arcs[i].Other(node);
                if (further >= distance[next]) continue;
                distance[next] = further;
                cameBy[next] = i;
                queue.Enqueue(next, further);
            }
        }
        if (double.IsPositiveInfinity(distance[sink])) return null;
        var way = new List<int>();
        for (int node = sink; node != source; node = Arcs[cameBy[node]].Other(node)) way.Add(cameBy[node]);
        return way;
    }
}

/// <summary>A cell or total as an arc.</summary>
/// <param name="Row">Its row; null for the total of all rows.</param>
/// <param name="Column">Its column; null for the total of all columns.</param>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The node that it enters.</param>
/// <param name="Count">How many cases.</param>
internal readonly record struct CellArc(int? Row, int? Column, int From, int To, int Count)
{
    /// <summary>The other end.</summary>
    public int Other(int node) => node == From ? To : From;
}
