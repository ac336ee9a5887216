namespace Offramp.Research.Tests.Foundation;

public class NamesTests
{
    private static readonly Study Book = Some.Study().WithCode("Offer").WithCode("Pay", under: "Offer").WithCode("Broken").WithCode("Pay", under: "Broken")
        .WithCode("Order").WithSource("article", "Words.").WithSource("Interview 07", "Words.");

    [Theory]
    [InlineData("Offer/Pay", "Offer/Pay")]
    [InlineData(" offer / pay ", "Offer/Pay")]
    [InlineData("Order", "Order")]
    [InlineData("oRDER", "Order")]
    public void A_code_is_found_by_path_or_by_a_name_that_is_its_own(string typed, string path) =>
        Assert.Equal(path, Book.Coding.Codebook.PathOf(Names.Code(Book, typed).Value.Id));

    [Fact]
    public void A_name_of_two_codes_is_refused_with_their_paths()
    {
        string said = Some.Refused("naming.ambiguous", Names.Code(Book, "Pay"));
        Assert.Contains("Offer/Pay", said, StringComparison.Ordinal);
        Assert.Contains("Broken/Pay", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_found_by_its_id()
    {
        Source source = Book.Source("article");
        Assert.Equal(source, Names.Source(Book, source.Id.ToString()).Value);
        Assert.Equal(source, Names.Source(Book, source.Id.ToString().ToUpperInvariant()).Value);
        Assert.Equal("article", Names.Document(Book, Book.Original("article").Id.ToString()).Value.Name.Text);
        Assert.Equal("Mira", Names.Coder(Book, "mira").Value.Name.Text);
    }

    [Fact]
    public void An_imported_id_is_shown_and_found()
    {
        Study study = Book.With(SourcesDecisions.Add(
            Book, SourceKind.Interview, Some.Text("p-01", "Words.") with { ImportedId = "doc-17" }, OnTakenName.Refuse, Some.Fresh()));
        Assert.Equal("doc-17", Names.IdOf(Names.Source(study, "doc-17").Value));
        Assert.Equal(Names.IdOf(study.Source("article")), study.Source("article").Id.ToString());
    }

    [Fact]
    public void An_exact_name_comes_before_one_of_another_case()
    {
        Study study = Book.WithCode("order");
        Assert.Equal("order", Names.Code(study, "order").Value.Name.Text);
        Assert.Equal("Order", Names.Code(study, "Order").Value.Name.Text);
        Some.Refused("naming.ambiguous", Names.Code(study, "ORDER"));
    }

    [Theory]
    [InlineData("artikle", "article")]
    [InlineData("Interview", "Interview 07")]
    public void A_slip_is_answered_with_the_nearest_name(string typed, string nearest) =>
        Assert.Contains(nearest, Some.Refused("naming.unknown-but-near", Names.Source(Book, typed)), StringComparison.Ordinal);

    [Fact]
    public void What_is_far_from_everything_is_unknown()
    {
        Some.Refused("naming.unknown", Names.Source(Book, "zzzzzzzz"));
        Some.Refused("naming.unknown", Names.Participant(Book, "P-01"));
        Some.Refused("naming.unknown", Names.Collaborator(Book, "C-01"));
        Some.Refused("naming.unknown", Names.Document(Book, "zzzzzzzz"));
    }

    [Theory]
    [InlineData("pay", "pay", 0)]
    [InlineData("pay", "pya", 1)]
    [InlineData("pay", "pray", 1)]
    [InlineData("", "pay", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_edit_distance_counts_slips(string one, string other, int far) => Assert.Equal(far, EditDistance.Between(one, other, 5));
}
