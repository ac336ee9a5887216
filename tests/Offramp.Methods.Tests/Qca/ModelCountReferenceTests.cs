using System.Numerics;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>How many prime implicants and tied models the seeded problems of the references have, as an independent program counted them.</summary>
public sealed class ModelCountReferenceTests
{
    public static TheoryData<string, int, int, string> Problems => new()
    {
        { "cyclic_k05_2blocks", 12, 6, "4" },
        { "cyclic_k06_4blocks", 24, 12, "16" },
        { "cyclic_k07_8blocks", 48, 24, "256" },
        { "cyclic_k08_16blocks", 96, 48, "65536" },
        { "crisp_struct_k10_n30", 174, 3, "12" },
        { "crisp_rand_k10_n30", 249, 5, "32" },
        { "crisp_struct_k12_n35", 170, 3, "45" },
        { "crisp_rand_k12_n35", 619, 4, "9" },
        { "crisp_struct_k15_n40", 961, 3, "3" },
        { "crisp_rand_k15_n40", 1748, 4, "21" },
        { "crisp_struct_k18_n45", 3332, 3, "1" },
        { "crisp_rand_k18_n45", 6708, 6, "6703851" },
        { "crisp_struct_k20_n50", 9413, 3, "1" },
        { "crisp_rand_k20_n50", 14748, 5, "384" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void All_prime_implicants_are_found_and_all_tied_models_counted(string name, int primes, int terms, string models)
    {
        // The cyclic problems were run as they stand: what nobody has seen was not assumed.
        SolutionKind kind = name.StartsWith("cyclic", StringComparison.Ordinal) ? SolutionKind.Conservative : SolutionKind.Parsimonious;
        QcaSolution solution = Minimisation.Of(Table(name), new MinimisationOptions { Kind = kind, MostModels = 1000 }, TestContext.Current.CancellationToken).Needed();
        Assert.Equal((primes, terms, BigInteger.Parse(models, null), true), (solution.PrimeImplicants.Length, solution.TermCount, solution.ModelCount, solution.IsProven));
        Assert.Equal((int)BigInteger.Min(1000, BigInteger.Parse(models, null)), solution.Models.Length);
        Assert.All(solution.Models, model => Assert.Equal(terms, model.Terms.Length));
        // Crisp data without a contradiction: every model explains every case, and nothing else.
        Assert.All(solution.Models, static model => Assert.Equal((1.0, 1.0), (model.Fit.InclS, model.Fit.CovS)));
        Assert.Equal(solution.Models.Length, solution.Models.Select(static model => model.ToString()).Distinct().Count());
    }

    internal static TruthTable Table(string name)
    {
        Dictionary<string, string[]> columns = References.Table("qca", Path.Combine("bench", name + ".csv"));
        string[] conditions = [.. columns.Keys.Skip(1).SkipLast(1)];
        QcaData data = QcaData.Of([.. columns.First().Value], columns.Keys.Skip(1).Select(c => (c, References.Numbers(columns[c])))).Needed();
        return TruthTable.Of(data, QcaParser.Read(columns.Keys.Last()).Needed(), conditions, new TruthTableOptions()).Needed();
    }
}
