using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How often each code occurs with each value of an attribute: codes in the order of the tree by the attribute's values. Withdrawn sources count
/// nowhere.</summary>
public sealed class CodingMatrix
{
    private readonly Cell[] cells;

    private CodingMatrix(ImmutableArray<CodeInTree> codes, ImmutableArray<string?> columns, Cell[] cells)
    {
        Codes = codes;
        Columns = columns;
        this.cells = cells;
    }

    /// <summary>The codes, a parent before its children; codes below one are not counted in it.</summary>
    public ImmutableArray<CodeInTree> Codes { get; }

    /// <summary>The values that occur; null, the last, for what nobody noted or judged.</summary>
    public ImmutableArray<string?> Columns { get; }

    /// <summary>How many codings carry a code with a value, both by their places in the lists, and in how many sources, of how many independent ones.</summary>
    public SourceCount At(int code, int column) => Counted(cells[(code * (Columns.Length + 1)) + column]);

    /// <summary>The same for a code with any value: sources with several values count once.</summary>
    public SourceCount AllOf(int code) => Counted(cells[(code * (Columns.Length + 1)) + Columns.Length]);

    /// <summary>Counts the codings that a query takes by an attribute.</summary>
    /// <param name="study">The study.</param>
    /// <param name="by">The attribute.</param>
    /// <param name="query">Which codings.</param>
    /// <param name="depth">How many parts of a place count, from the widest: 1 for the widest alone; null for all.</param>
    public static CodingMatrix Of(Study study, PassageAttribute by, PassageQuery query, int? depth = null)
    {
        Func<Id<Code>, bool> asks = query.Asks(study.Coding.Codebook);
        ImmutableArray<CodeInTree> codes = [.. CodingViews.Tree(study.Coding.Codebook).Where(at => asks(at.Code.Id))];
        Dictionary<Id<Code>, int> numbers = [];
        for (int i = 0; i < codes.Length; i++) numbers.Add(codes[i].Code.Id, i);
        IndependentSources groups = IndependentSources.Of(study);
        var values = new Values(study, by, depth);
        var tally = new List<Cell[]>();
        // Of one group one after another, and of one source: then it is enough to know the last one that each cell saw.
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents.OrderBy(at => groups.GroupOf(at.Source.Id)).ThenBy(static at => at.Number))
        {
            if (!study.Coding.ByDocument.TryGetValue(at.Document.Id, out DocumentCodings? codings) || !query.Takes(at)) continue;
            DocumentIndex index = codings.Index;
            int[] rowOf = [.. index.Codes.Select(code => numbers.GetValueOrDefault(code, -1))];
            ReadOnlySpan<int> codeOf = index.CodeOf;
            int group = groups.GroupOf(at.Source.Id);
            bool asksWho = query.AsksWhoSpeaks;
            int ofDocument = PassageAttributes.IsOfDocument(by) ? values.Of(at) : -1;
            for (int i = 0; i < codeOf.Length; i++)
            {
                int row = rowOf[codeOf[i]];
                ref readonly PassageCoding coding = ref codings.All.ItemRef(i);
                if (row < 0 || !query.Takes(coding) || (asksWho && !query.TakesSpeaker(study, at, coding.Start))) continue;
                int column = ofDocument >= 0 ? ofDocument : values.Of(at, coding);
                while (tally.Count <= column + 1) tally.Add(new Cell[codes.Length]);
                tally[column + 1][row].Count(group, at.Number);
                tally[0][row].Count(group, at.Number);
            }
        }
        return Arranged(codes, values, tally);
    }

    private static CodingMatrix Arranged(ImmutableArray<CodeInTree> codes, Values values, List<Cell[]> tally)
    {
        // A value that a document has and no coding that counts is no column.
        int[] order = [.. values.InOrder().Where(column => column + 1 < tally.Count && tally[column + 1].Any(static cell => cell.Codings > 0))];
        var cells = new Cell[codes.Length * (order.Length + 1)];
        for (int row = 0; row < codes.Length; row++)
        {
            for (int i = 0; i < order.Length; i++) cells[(row * (order.Length + 1)) + i] = tally[order[i] + 1][row];
            if (tally.Count > 0) cells[(row * (order.Length + 1)) + order.Length] = tally[0][row];
        }
        return new CodingMatrix(codes, [.. order.Select(values.Name)], cells);
    }

    private static SourceCount Counted(in Cell cell) => new(cell.Codings, cell.Sources, cell.Independent);

    private struct Cell
    {
        // Numbered from 1, so that 0 can mean none yet.
        private int lastGroup;
        private int lastSource;

        public int Codings { get; private set; }

        public int Sources { get; private set; }

        public int Independent { get; private set; }

        public void Count(int group, int source)
        {
            Codings++;
            if (lastSource != source + 1)
            {
                lastSource = source + 1;
                Sources++;
            }
            if (lastGroup == group + 1) return;
            lastGroup = group + 1;
            Independent++;
        }
    }

    /// <summary>The values of an attribute as they are met, each with a number.</summary>
    private sealed class Values(Study study, PassageAttribute by, int? depth)
    {
        private readonly List<(string? Name, int Rank)> met = [];
        private readonly Dictionary<(string Name, int Rank), int> numbers = [];
        private readonly Dictionary<Id<Coder>, int> coders = [];
        private readonly int[] judged = [.. Enumerable.Repeat(-1, 16)];
        private int unset = -1;

        public string? Name(int number) => met[number].Name;

        public int Of(in OrderedDocument at)
        {
            string? value = PassageAttributes.Of(by, at);
            if (by == PassageAttribute.Place && depth is { } most && value is not null) value = string.Join('/', value.Split('/').Take(most));
            return Number(value, by == PassageAttribute.Kind ? (int)at.Source.Kind : 0);
        }

        public int Of(in OrderedDocument at, in PassageCoding coding)
        {
            switch (by)
            {
                case PassageAttribute.Coder:
                    if (!coders.TryGetValue(coding.Coder, out int coder))
                        coders.Add(coding.Coder, coder = Number(study.Team.NameOf(coding.Coder), study.Team.Order.IndexOf(coding.Coder) is >= 0 and int place ? place : int.MaxValue));
                    return coder;
                case PassageAttribute.Participant:
                    return Number(Speech.VoiceAt(study, at.Source, at.Document, coding.Start)?.Pseudonym.Text, 0);
                case PassageAttribute.Cohort:
                    return Number(Speech.VoiceAt(study, at.Source, at.Document, coding.Start)?.Note?.Text, 0);
                default:
                    int kind = by switch
                    {
                        PassageAttribute.Stance => (int)coding.Judgement.Stance,
                        PassageAttribute.Standing => (int)coding.Judgement.Standing,
                        PassageAttribute.Elicitation => (int)coding.Judgement.Elicitation,
                        _ => (int)coding.Judgement.Standpoint,
                    };
                    if ((uint)kind >= (uint)judged.Length) return Number(null, 0);
                    if (judged[kind] < 0) judged[kind] = Number(PassageAttributes.Of(by, coding.Judgement), kind);
                    return judged[kind];
            }
        }

        /// <summary>The numbers in the order of the columns: kinds in their own order, names by code units, what is not known last.</summary>
        public IEnumerable<int> InOrder() => Enumerable.Range(0, met.Count)
            .OrderBy(number => met[number].Name is null).ThenBy(number => met[number].Rank).ThenBy(number => met[number].Name, StringComparer.Ordinal);

        private int Number(string? name, int rank)
        {
            if (name is null)
            {
                if (unset >= 0) return unset;
                met.Add((null, 0));
                return unset = met.Count - 1;
            }
            if (numbers.TryGetValue((name, rank), out int number)) return number;
            met.Add((name, rank));
            numbers.Add((name, rank), met.Count - 1);
            return met.Count - 1;
        }
    }
}
