using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>The shortest expressions for a truth table, all of them.</summary>
public static class Minimisation
{
    // So many models of each kind are paired for the intermediate solution.
    private const int MostPaired = 32;

    /// <summary>Minimises a truth table.</summary>
    /// <param name="table">The truth table.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends the search; what was found is then marked as not proven.</param>
    public static Answer<QcaSolution> Of(TruthTable table, MinimisationOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var solver = new Solver(table, options, stop);
        if (solver.Explained.IsEmpty) return new MethodProblem("methods.qca-no-present-rows").With("incl", table.Options.Inclusion);
        if (options.Kind != SolutionKind.Conservative && solver.Against.IsEmpty) return new MethodProblem("methods.qca-no-absent-rows");
        return options.Kind switch
        {
            SolutionKind.Conservative => solver.Solve(SolutionKind.Conservative, Region.Outside(solver.Space, solver.Allowed())),
            SolutionKind.Parsimonious => solver.Solve(SolutionKind.Parsimonious, []),
            _ => Intermediate(solver, options),
        };
    }

    private static Answer<QcaSolution> Intermediate(Solver solver, MinimisationOptions options)
    {
        if (options.Expectations.IsDefaultOrEmpty) return new MethodProblem("methods.qca-no-expectation");
        Answer<QcaSolution> conservative = solver.Solve(SolutionKind.Conservative, Region.Outside(solver.Space, solver.Allowed()));
        if (conservative.Value is not { } complex) return conservative;
        Answer<QcaSolution> parsimonious = solver.Solve(SolutionKind.Parsimonious, []);
        if (parsimonious.Value is not { } simple) return parsimonious;
        var pairs = ImmutableArray.CreateBuilder<IntermediatePair>();
        for (int c = 0; c < Math.Min(complex.Models.Length, MostPaired); c++)
        {
            for (int p = 0; p < Math.Min(simple.Models.Length, MostPaired); p++)
            {
                Answer<QcaSolution> between = Between(solver, complex.Models[c], simple.Models[p], options.Expectations, out ImmutableArray<long>? easy);
                if (between.Value is not { } solution) return between;
                ImmutableArray<long>? difficult = easy is { } listed && simple.Models[p].Assumptions is { } assumed ? [.. assumed.Except(listed)] : null;
                pairs.Add(new IntermediatePair($"C{c + 1}P{p + 1}", Terms(complex.Models[c]), Terms(simple.Models[p]), easy, difficult, solution));
            }
        }
        return Together(complex, simple, pairs.ToImmutable());
    }

    private static Answer<QcaSolution> Between(
        Solver solver, QcaModel conservative, QcaModel parsimonious, ImmutableArray<DirectionalExpectation> expectations, out ImmutableArray<long>? easy)
    {
        Box[] eased =
            [.. from narrow in conservative.Terms
                from wide in parsimonious.Terms
                where narrow.Product.LiesIn(wide.Product)
                select Region.Of(DirectionalExpectation.Eased(narrow.Product, wide.Product, expectations), solver.Space)];
        easy = solver.Assumed(eased, out _);
        return solver.Solve(SolutionKind.Intermediate, Region.Outside(solver.Space, solver.Allowed().Concat(eased)));
    }

    private static QcaSolution Together(QcaSolution complex, QcaSolution simple, ImmutableArray<IntermediatePair> pairs)
    {
        ImmutableArray<QcaModel> models = [.. pairs.SelectMany(static pair => pair.Solution.Models).DistinctBy(static model => model.ToString())];
        bool all = complex.ModelCount == complex.Models.Length && simple.ModelCount == simple.Models.Length && complex.Models.Length <= MostPaired
            && simple.Models.Length <= MostPaired && pairs.All(static pair => pair.Solution.ModelCount == pair.Solution.Models.Length);
        ImmutableArray<MethodProblem> notes = [.. pairs.SelectMany(static pair => pair.Solution.Notes).Where(static note => note.Code == "methods.qca-not-proven").Distinct()];
        if (!all) notes = notes.Add(new MethodProblem("methods.qca-pairs-not-all").With("conservative", complex.Models.Length).With("parsimonious", simple.Models.Length).With("limit", MostPaired));
        if (models.Length > 1) notes = notes.Add(new MethodProblem("methods.qca-ambiguous").With("count", models.Length));
        return pairs[0].Solution with
        {
            PrimeImplicants = [.. pairs.SelectMany(static pair => pair.Solution.PrimeImplicants).DistinctBy(static prime => prime.Product).OrderBy(static prime => prime.Product)],
            Essential = Common(pairs.Select(static pair => pair.Solution.Essential)),
            TermCount = pairs.Min(static pair => pair.Solution.TermCount),
            ModelCount = all ? models.Length : null,
            IsProven = complex.IsProven && simple.IsProven && pairs.All(static pair => pair.Solution.IsProven),
            Models = models,
            CoreTerms = [.. pairs[0].Solution.CoreTerms.Where(term => pairs.All(pair => pair.Solution.CoreTerms.Contains(term)))],
            CoreLiterals = [.. pairs[0].Solution.CoreLiterals.Where(literal => pairs.All(pair => pair.Solution.CoreLiterals.Contains(literal)))],
            Irredundant = pairs[0].Solution.Irredundant is null
                ? null
                : [.. pairs.SelectMany(static pair => pair.Solution.Irredundant ?? []).DistinctBy(static model => string.Join('+', model))],
            Pairs = pairs,
            Notes = notes,
        };
    }

    private static ImmutableArray<PrimeImplicant> Common(IEnumerable<ImmutableArray<PrimeImplicant>> sets)
    {
        ImmutableArray<PrimeImplicant>[] all = [.. sets];
        return [.. all[0].Where(prime => all.All(set => set.Any(other => other.Product == prime.Product)))];
    }

    private static ImmutableArray<string> Terms(QcaModel model) => [.. model.Terms.Select(static term => term.Text)];
}
