namespace Offramp.Research.Tests;

public class LinksImportTests
{
    private const string Text = "The pay came late. Then the pay stopped. So I left.";

    private static ImportedLink Link(string quote, int cause = 0, int effect = 1, int coder = -1, int? start = null, LinkSign sign = LinkSign.Raises)
    {
        int at = start ?? Text.IndexOf(quote, StringComparison.Ordinal);
        return new ImportedLink(cause, effect, coder, at, at + quote.Length, sign,
            new Judgement(Stance.Supports, Standing.SourceWords, Elicitation.Prompted, Standpoint.OwnExperience), new ImportedCodingText { Quote = quote, Memo = "told in this order" });
    }

    private static ImportedCodings File(params ImportedLink[] links) => new()
    {
        Codes = [new ImportedCode("pay", "Pay"), new ImportedCode("leaving", "Leaving")],
        Coders = ["Milo"],
        Links = [.. links],
    };

    private static Study Ground() => Some.Study().WithSource("p-01", Text);

    private static CodingImportResult Import(Study study, ImportedCodings file) =>
        CodingImport.Into(study, study.Original("p-01").Id, "c.json", file, Some.Fresh()).Value;

    private static Study After(Study study, CodingImportResult result) => result.Changes.Aggregate(study, static (s, c) => s.Apply(c));

    [Fact]
    public void Links_come_in_with_judgement_coder_and_notes_and_twice_doubles_nothing()
    {
        Study study = Ground();
        ImportedCodings file = File(Link("So I left.", coder: 0), Link("So I left."), Link("So I left."));
        CodingImportResult first = Import(study, file);
        study = After(study, first);
        CodingImportResult again = Import(study, file);

        Assert.Equal((2, 1, 0, 1), (first.LinksAdded, first.LinksKnown, first.LinksLeftOut, first.CodersAdded));
        Assert.Equal((0, 3), (again.LinksAdded, again.LinksKnown));
        Assert.Empty(again.Changes);
        CausalLinkRow row = CausalLinkViews.Links(study, PassageQuery.All).Single(r => r.Coder == "Milo");
        Assert.Equal(("Pay", "Leaving", LinkSign.Raises, "So I left."), (row.CausePath, row.EffectPath, row.Link.Sign, row.Text.Text));
        Assert.Equal((Standpoint.OwnExperience, "told in this order"), (row.Link.Judgement.Standpoint, row.Link.Notes?.Memo?.Text));
        Assert.Equal(study.Sources.ById.Values.Single().Holder, row.Link.Notes!.Memo!.Holder);
    }

    [Theory]
    [InlineData("So I left.", 3, 1, "coding.import-quote-elsewhere", 1)]
    [InlineData("pay", 5, 1, "coding.import-quote-several", 0)]
    [InlineData("Nobody came", 3, 1, "coding.import-quote-not-found", 0)]
    [InlineData("So I left.", null, 0, "coding.import-link-to-itself", 0)]
    [InlineData("So I left.", null, 7, "coding.import-code-unknown", 0)]
    public void What_does_not_hold_is_said_with_its_place(string quote, int? start, int effect, string code, int added)
    {
        CodingImportResult result = Import(Ground(), File(Link(quote, effect: effect, start: start)));

        Problem problem = Assert.Single(result.Problems);
        Assert.Equal((code, "links[0]"), (problem.Code, problem.Place.Path));
        Some.Said(problem.Code, Research.Messages.English.Say(problem));
        Assert.Equal((added, 1 - added, added), (result.LinksAdded, result.LinksLeftOut, result.LinksMoved));
    }

    [Fact]
    public void What_is_exported_is_imported_as_known()
    {
        Study study = Ground();
        study = After(study, Import(study, File(Link("So I left.", coder: 0), Link("Then the pay stopped.", sign: LinkSign.Lowers))));
        ImportedCodings whole = CodingExport.Of(study, study.Original("p-01").Id, Some.Today, withhold: false).Value;

        Assert.Equal(["Then the pay stopped.", "So I left."], whole.Links.Select(link => link.Text!.Quote));
        Assert.Equal((0, 2), (Import(study, whole).LinksAdded, Import(study, whole).LinksKnown));
    }

    [Fact]
    public void The_words_of_a_link_pass_the_consent_gate()
    {
        Study study = Some.Study().WithTalk("p-01", SourceKind.Interview, ("P-01", "So I left."))
            .WithVoice("P-01", "p-01", "P-01", Some.Consent(ConsentScope.Background));
        study = After(study, Import(study, File(Link("So I left.", start: 6))));
        Id<Rendition> text = study.Original("p-01").Id;

        Assert.Equal("coding.export-without-consent", CodingExport.Of(study, text, Some.Today, withhold: false).Refusal?.Code);
        Assert.Null(Assert.Single(CodingExport.Of(study, text, Some.Today, withhold: true).Value.Links).Text);
        Assert.Empty(CodingExport.Of(study, text, Some.Today, withhold: false, withLinks: false).Value.Links);
    }
}
