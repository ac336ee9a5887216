using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>Solves one minimisation problem of a truth table: rows to be explained, and what must not be covered.</summary>
internal sealed class Solver(TruthTable table, MinimisationOptions options, CancellationToken stop)
{
    // More assumptions are counted and not listed.
    private const int MostListed = 10_000;

    private readonly Dictionary<Implicant, double[]> memberships = [];
    private readonly Box space = Region.Whole(table.Conditions);

    /// <summary>The rows to be explained.</summary>
    public ImmutableArray<TruthTableRow> Explained { get; } = [.. table.Rows.Where(static row => row.Outcome == RowOutcome.Present)];

    /// <summary>The observed rows that must not be covered, and the remainders that are untenable.</summary>
    public ImmutableArray<ImmutableArray<byte>> Against { get; } = AgainstOf(table, options.WithContradictions);

    /// <summary>All configurations.</summary>
    public Box Space => space;

    /// <summary>The boxes of the rows to be explained, and of contradictory ones where those may be covered.</summary>
    public List<Box> Allowed() =>
        [.. table.Rows.Where(row => row.Outcome == RowOutcome.Present || (options.WithContradictions && row.Outcome == RowOutcome.Contradiction)).Select(row => Region.Of(row.Levels, space))];

    /// <summary>The solution in which nothing of some boxes is covered.</summary>
    public Answer<QcaSolution> Solve(SolutionKind kind, List<Box> outside)
    {
        PrimeImplicants primes = PrimeImplicants.Of([.. Explained.Select(static row => row.Levels)], Against, outside, stop);
        if (primes.Inseparable is { } apart)
        {
            return new MethodProblem("methods.qca-rows-inseparable").With("row", Explained[apart.Row].Number)
                .With("other", apart.Against >= 0 ? table.NumberOf(Against[apart.Against].AsSpan()) : 0);
        }
        if (!primes.IsComplete) return new MethodProblem("methods.qca-primes-too-many").With("found", primes.Found.Count);
        if (primes.Found is [{ Mask: 0 }]) return new MethodProblem("methods.qca-nothing-to-minimise");
        ulong[][] rowsOf = [.. primes.Found.Select(RowsOf)];
        CoverChart chart = CoverChart.Of(Explained.Length, rowsOf, stop);
        ImmutableArray<PrimeImplicant> all = [.. primes.Found.Select((prime, i) => new PrimeImplicant(prime, InWords(prime), Numbers(rowsOf[i])))];
        List<ImmutableArray<int>> listed = Listed(chart.Choices(stop), chart.Count);
        return new QcaSolution
        {
            Kind = kind,
            Explained = [.. Explained.Select(static row => row.Number)],
            PrimeImplicants = all,
            Essential = [.. EssentialOf(rowsOf).Select(i => all[i])],
            TermCount = chart.Least,
            ModelCount = chart.Count,
            IsProven = chart.IsProven,
            Models = [.. listed.Select(choice => ModelOf([.. choice.Select(i => primes.Found[i])]))],
            CoreTerms = CoreTerms(chart, listed, all),
            CoreLiterals = CoreLiterals(chart, listed, all),
            Irredundant = options.Irredundant
                ? [.. Listed(chart.Irredundant(stop), null).Select(choice => (ImmutableArray<string>)[.. choice.Select(i => all[i].Text)])]
                : null,
            Notes = NotesOf(chart, listed.Count),
        };
    }

    /// <summary>Rows that boxes hold without those to be explained, by number; null where they are too many.</summary>
    public ImmutableArray<long>? Assumed(IEnumerable<Box> boxes, out double count)
    {
        List<Box> before = [.. Explained.Select(row => Region.Of(row.Levels, space))];
        var pieces = new List<Box>();
        foreach (Box box in boxes)
        {
            pieces.AddRange(Region.Outside(box, before));
            before.Add(box);
        }
        count = pieces.Sum(static piece => piece.Size);
        if (count > MostListed) return null;
        return [.. Region.Configurations(pieces).Select(levels => table.NumberOf(levels)).Order()];
    }

    /// <summary>A model of some terms, with its fits.</summary>
    public QcaModel ModelOf(ImmutableArray<Implicant> terms)
    {
        ReadOnlySpan<double> outcome = table.OutcomeMemberships.AsSpan();
        double[][] parts = [.. terms.Select(MembershipsOf)];
        (double[] together, double?[] alone) = UniqueCoverage.Of(parts, outcome);
        var made = ImmutableArray.CreateBuilder<QcaTerm>(terms.Length);
        for (int i = 0; i < terms.Length; i++)
        {
            Implicant term = terms[i];
            made.Add(new QcaTerm(term, InWords(term), SetFit.Of(parts[i], outcome), alone[i],
                [.. Explained.Where(row => term.Covers(row.Levels.AsSpan())).SelectMany(static row => row.Cases)]));
        }
        return new QcaModel(made.DrainToImmutable(), SetFit.Of(together, outcome))
        {
            Assumed = new(() => (Assumed(terms.Select(term => Region.Of(term, space)), out double count), count)),
        };
    }

    private static ImmutableArray<ImmutableArray<byte>> AgainstOf(TruthTable table, bool withContradictions)
    {
        var against = ImmutableArray.CreateBuilder<ImmutableArray<byte>>();
        foreach (TruthTableRow row in table.Rows)
            if (row.Outcome == RowOutcome.Absent || (row.Outcome == RowOutcome.Contradiction && !withContradictions)) against.Add(row.Levels);
        foreach (long number in table.Options.Excluded.Distinct())
        {
            if (number < 1 || number > table.RowsTotal) continue;
            if (!table.Rows.Any(row => row.Number == number && row.Outcome != RowOutcome.Remainder)) against.Add(table.LevelsOf(number));
        }
        return against.ToImmutable();
    }

    private List<ImmutableArray<int>> Listed(IEnumerable<ImmutableArray<int>> choices, BigInteger? count)
    {
        // Once all are there nothing is searched for any more.
        List<ImmutableArray<int>> listed = [.. choices.Take(count < options.MostModels ? (int)count.Value : options.MostModels)];
        // Where all are there, they stand in the order of their terms; of a part the order says nothing.
        if (count is null || count <= options.MostModels) listed.Sort(static (one, other) => one.AsSpan().SequenceCompareTo(other.AsSpan()));
        return listed;
    }

    private ulong[] RowsOf(Implicant prime)
    {
        ulong[] bits = new ulong[(Explained.Length + 63) / 64];
        for (int r = 0; r < Explained.Length; r++)
            if (prime.Covers(Explained[r].Levels.AsSpan())) bits[r / 64] |= 1UL << (r % 64);
        return bits;
    }

    private ImmutableArray<long> Numbers(ulong[] bits)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        for (int r = 0; r < Explained.Length; r++)
            if ((bits[r / 64] >> (r % 64) & 1) != 0) numbers.Add(Explained[r].Number);
        return numbers.ToImmutable();
    }

    private List<int> EssentialOf(ulong[][] rowsOf)
    {
        int[] first = new int[Explained.Length], times = new int[Explained.Length];
        for (int p = 0; p < rowsOf.Length; p++)
        {
            for (int r = 0; r < Explained.Length; r++)
            {
                if ((rowsOf[p][r / 64] >> (r % 64) & 1) == 0) continue;
                if (times[r]++ == 0) first[r] = p;
            }
        }
        return [.. Enumerable.Range(0, Explained.Length).Where(r => times[r] == 1).Select(r => first[r]).Distinct().Order()];
    }

    private ImmutableArray<string> CoreTerms(CoverChart chart, List<ImmutableArray<int>> listed, ImmutableArray<PrimeImplicant> all)
    {
        if (listed.Count == 0 || !chart.IsProven) return [];
        IEnumerable<int> common = listed[0].Where(term => listed.TrueForAll(choice => choice.Contains(term)));
        if (chart.Count == listed.Count) return [.. common.Select(term => all[term].Text)];
        return [.. common.Where(term => chart.EveryChoiceHas(other => other == term, stop) == true).Select(term => all[term].Text)];
    }

    private ImmutableArray<string> CoreLiterals(CoverChart chart, List<ImmutableArray<int>> listed, ImmutableArray<PrimeImplicant> all)
    {
        if (listed.Count == 0 || !chart.IsProven) return [];
        IEnumerable<(int Condition, int Level)> candidates = listed[0].SelectMany(term => all[term].Product.Literals).Distinct().Order();
        candidates = candidates.Where(literal => listed.TrueForAll(choice => choice.Any(term => Has(term, literal))));
        if (chart.Count != listed.Count) candidates = candidates.Where(literal => chart.EveryChoiceHas(term => Has(term, literal), stop) == true);
        return [.. candidates.Select(literal => QcaPrinter.Literal(table.Conditions[literal.Condition].Name, literal.Level, table.IsMultiValue))];

        bool Has(int term, (int Condition, int Level) literal) => all[term].Product.Names(literal.Condition) && all[term].Product.LevelOf(literal.Condition) == literal.Level;
    }

    private ImmutableArray<MethodProblem> NotesOf(CoverChart chart, int listed)
    {
        var notes = ImmutableArray.CreateBuilder<MethodProblem>();
        if (!chart.IsProven) notes.Add(new MethodProblem("methods.qca-not-proven").With("terms", chart.Least ?? 0));
        else if (chart.Count is null) notes.Add(new MethodProblem("methods.qca-not-counted").With("listed", listed));
        else if (chart.Count > listed) notes.Add(new MethodProblem("methods.qca-models-not-all-listed").With("count", chart.Count.Value).With("listed", listed));
        if (chart.Count is { } count && count > 1) notes.Add(new MethodProblem("methods.qca-ambiguous").With("count", count));
        return notes.DrainToImmutable();
    }

    private string InWords(Implicant product) => QcaPrinter.Product(product.Literals.Select(l => (table.Conditions[l.Condition].Name, l.Level)), table.IsMultiValue);

    private double[] MembershipsOf(Implicant term)
    {
        if (memberships.TryGetValue(term, out double[]? known)) return known;
        double[] least = new double[table.Data.Cases.Length];
        Array.Fill(least, 1);
        foreach ((int condition, int level) in term.Literals)
        {
            QcaSet set = table.Conditions[condition];
            for (int i = 0; i < least.Length; i++) least[i] = Math.Min(least[i], set.MembershipAt(i, level));
        }
        memberships.Add(term, least);
        return least;
    }
}
