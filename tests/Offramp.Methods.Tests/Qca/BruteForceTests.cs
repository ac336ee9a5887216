using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Solutions held against plain enumeration of every product and every choice of products, for random problems of up to four conditions with up to three levels.</summary>
public sealed class BruteForceTests
{
    private static readonly Arbitrary<Problem> Problems = Arb.From(
        from conditions in Gen.Choose(1, 4)
        from levels in Gen.Choose(2, 3).ArrayOf(conditions)
        from outcomes in Gen.Elements(0, 0, 1, 1, 2, 3).ArrayOf(levels.Aggregate(1, static (p, l) => p * l))
        select new Problem(levels, outcomes));

    [Fact]
    public void All_prime_implicants_and_all_shortest_models_are_found_whatever_may_be_assumed() => Prop.ForAll(Problems, static problem =>
    {
        if (problem.Table() is not { } table) return;
        foreach (SolutionKind kind in (ReadOnlySpan<SolutionKind>)[SolutionKind.Conservative, SolutionKind.Parsimonious])
        {
            Answer<QcaSolution> answer = Minimisation.Of(table, new MinimisationOptions { Kind = kind, MostModels = 100_000, Irredundant = true });
            (string[] primes, List<string[]> least, HashSet<string> irredundant) = problem.Enumerate(kind == SolutionKind.Parsimonious);
            if (answer.Value is not { } solution)
            {
                Assert.True(primes is [] or ["1"] || !problem.Configurations().Any(static c => c.Out == 0), answer.Problems[0].Code);
                continue;
            }
            Assert.Equal(primes.Order(StringComparer.Ordinal), solution.PrimeImplicants.Select(static p => p.Text).Order(StringComparer.Ordinal));
            // Above that all choices of products are too many to be tried.
            if (primes.Length > Problem.MostTried) continue;
            Assert.Equal(least.Count, solution.ModelCount);
            Assert.Equal(Keys(least), Keys(solution.Models.Select(static m => m.Terms.Select(static t => t.Text).ToArray())));
            Assert.Equal(irredundant.Order(StringComparer.Ordinal), Keys(solution.Irredundant!.Value.Select(static m => m.ToArray())));
            Assert.Equal(primes.Where(p => least.TrueForAll(m => m.Contains(p))).Order(StringComparer.Ordinal), solution.CoreTerms.Order(StringComparer.Ordinal));
            Assert.True(solution.IsProven);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void A_model_covers_exactly_the_rows_that_it_says_it_assumes() => Prop.ForAll(Problems, static problem =>
    {
        if (problem.Table() is not { } table || Minimisation.Of(table, new MinimisationOptions { MostModels = 20 }).Value is not { } solution) return;
        foreach (QcaModel model in solution.Models)
        {
            long[] assumed = [.. problem.Configurations().Where(c => c.Out != 1 && model.Terms.Any(t => t.Product.Covers(c.Levels))).Select(static c => c.Number)];
            Assert.Equal(assumed, model.Assumptions!.Value);
            Assert.Equal(assumed.Length, model.AssumptionCount);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_intermediate_model_lies_between_a_conservative_and_a_parsimonious_one() => Prop.ForAll(Problems, Gen.Choose(0, 1).ArrayOf(4).ToArbitrary(), static (problem, expected) =>
    {
        if (problem.Table() is not { } table) return;
        ImmutableArray<DirectionalExpectation> expectations = [.. table.Conditions.Select((_, c) => new DirectionalExpectation([(c, expected[c])]))];
        if (Minimisation.Of(table, new MinimisationOptions { Kind = SolutionKind.Intermediate, Expectations = expectations, MostModels = 8 }).Value is not { } solution) return;
        foreach (IntermediatePair pair in solution.Pairs)
        {
            foreach (QcaModel model in pair.Solution.Models)
            {
                // Every assumption of an intermediate model is among the easy ones, which are among those of the parsimonious model.
                Assert.Empty(model.Assumptions!.Value.Except(pair.Easy!.Value));
                foreach (TruthTableRow row in table.Rows.Where(static r => r.Outcome != RowOutcome.Remainder))
                    Assert.Equal(row.Outcome == RowOutcome.Present, model.Terms.Any(t => t.Product.Covers(row.Levels.AsSpan())));
            }
            Assert.Empty(pair.Easy!.Value.Intersect(pair.Difficult!.Value));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_the_order_of_conditions_nor_that_of_cases_changes_the_models() => Prop.ForAll(Problems, static problem =>
    {
        if (problem.Table() is not { } table || Minimisation.Of(table, new MinimisationOptions { MostModels = 10_000 }).Value is not { } solution) return;
        QcaData turned = table.Data.Only([.. Enumerable.Range(0, table.Data.Cases.Length).Reverse()]);
        TruthTable other = TruthTable.Of(turned, QcaParser.Read("Y").Needed(), [.. table.Conditions.Select(static c => c.Name).Reverse()], table.Options).Needed();
        QcaSolution again = Minimisation.Of(other, new MinimisationOptions { MostModels = 10_000 }).Needed();
        Assert.Equal(solution.ModelCount, again.ModelCount);
        Assert.Equal(Keys(solution.Models.Select(static m => m.Terms.Select(static t => Sorted(t.Text)).ToArray())), Keys(again.Models.Select(static m => m.Terms.Select(static t => Sorted(t.Text)).ToArray())));

        static string Sorted(string term) => string.Join('*', term.Split('*').Order(StringComparer.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Renaming_presence_to_absence_of_a_condition_turns_its_literals_and_nothing_else() => Prop.ForAll(Problems, static problem =>
    {
        if (problem.Levels.Any(static l => l != 2) || problem.Table() is not { } table || Minimisation.Of(table, new MinimisationOptions { MostModels = 10_000 }).Value is not { } solution) return;
        QcaSet first = table.Conditions[0];
        QcaData turned = table.Data.With(QcaSet.Of(first.Name, [.. first.Values.Select(static v => 1 - v)]).Needed());
        TruthTable other = TruthTable.Of(turned, QcaParser.Read("Y").Needed(), [.. table.Conditions.Select(static c => c.Name)], table.Options).Needed();
        QcaSolution again = Minimisation.Of(other, new MinimisationOptions { MostModels = 10_000 }).Needed();
        Assert.Equal(Keys(solution.Models.Select(m => m.Terms.Select(t => Turned(t.Text)).ToArray())), Keys(again.Models.Select(static m => m.Terms.Select(static t => t.Text).ToArray())));

        static string Turned(string term) => string.Join('*', term.Split('*').Select(static l => l == "C0" ? "~C0" : l == "~C0" ? "C0" : l));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Keys(IEnumerable<string[]> models) => models.Select(static m => string.Join(" + ", m.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    private sealed record Problem(int[] Levels, int[] Outcomes)
    {
        public const int MostTried = 14;

        public IEnumerable<(byte[] Levels, int Out, long Number)> Configurations()
        {
            for (int row = 0; row < Outcomes.Length; row++)
            {
                byte[] levels = new byte[Levels.Length];
                int left = row;
                for (int c = Levels.Length - 1; c >= 0; c--)
                {
                    levels[c] = (byte)(left % Levels[c]);
                    left /= Levels[c];
                }
                yield return (levels, Outcomes[row], row + 1);
            }
        }

        // Each observed configuration is one case; 2 and 3 are not observed. Null where the levels would not be known from the cases, or no row is observed.
        public TruthTable? Table()
        {
            (byte[] Levels, int Out, long Number)[] seen = [.. Configurations().Where(static c => c.Out < 2)];
            if (seen.Length == 0 || Levels.Where((l, c) => l == 3 && !seen.Any(s => s.Levels[c] == 2)).Any()) return null;
            QcaData data = QcaData.Of([.. seen.Select(static s => $"{s.Number}")],
                [.. Levels.Select((_, c) => ($"C{c}", seen.Select(s => (double)s.Levels[c]).ToArray())), ("Y", seen.Select(static s => (double)s.Out).ToArray())]).Needed();
            return TruthTable.Of(data, QcaParser.Read("Y").Needed(), [.. Levels.Select(static (_, c) => $"C{c}")], new TruthTableOptions()).Value;
        }

        public (string[] Primes, List<string[]> Least, HashSet<string> Irredundant) Enumerate(bool assuming)
        {
            (byte[] Levels, int Out, long Number)[] all = [.. Configurations()];
            byte[][] present = [.. all.Where(static c => c.Out == 1).Select(static c => c.Levels)];
            List<int[]> products = [[]];
            foreach (int levels in Levels) products = [.. products.SelectMany(p => Enumerable.Range(-1, levels + 1).Select(l => (int[])[.. p, l]))];
            List<int[]> implicants = [.. products.Where(p => present.Any(r => Covers(p, r)) && !all.Any(c => (assuming ? c.Out == 0 : c.Out != 1) && Covers(p, c.Levels)))];
            List<int[]> primes = [.. implicants.Where(p => !implicants.Exists(q => q != p && q.Zip(p).All(static l => l.First < 0 || l.First == l.Second)))];
            string[] texts = [.. primes.Select(InWords)];
            UInt128[] rows = [.. primes.Select(p => present.Select((r, i) => Covers(p, r) ? UInt128.One << i : 0).Aggregate(UInt128.Zero, static (a, b) => a | b))];
            var least = new List<string[]>();
            var irredundant = new HashSet<string>();
            if (primes.Count is 0 or > MostTried) return (texts, least, irredundant);
            UInt128 whole = (UInt128.One << present.Length) - 1;
            int best = int.MaxValue;
            for (uint choice = 1; choice < 1u << primes.Count; choice++)
            {
                int[] chosen = [.. Enumerable.Range(0, primes.Count).Where(i => (choice >> i & 1) != 0)];
                if (chosen.Aggregate(UInt128.Zero, (bits, i) => bits | rows[i]) != whole) continue;
                string[] model = [.. chosen.Select(i => texts[i])];
                if (chosen.All(out_ => chosen.Where(i => i != out_).Aggregate(UInt128.Zero, (bits, i) => bits | rows[i]) != whole)) irredundant.Add(string.Join(" + ", model.Order(StringComparer.Ordinal)));
                int size = BitOperations.PopCount(choice);
                if (size > best) continue;
                if (size < best) least.Clear();
                best = size;
                least.Add(model);
            }
            return (texts, least, irredundant);
        }

        private static bool Covers(int[] product, byte[] row) => product.Zip(row).All(static l => l.First < 0 || l.First == l.Second);

        private string InWords(int[] product) => QcaPrinter.Product(
            product.Select(static (level, c) => ($"C{c}", level)).Where(static l => l.level >= 0), Levels.Any(static l => l == 3));
    }
}
