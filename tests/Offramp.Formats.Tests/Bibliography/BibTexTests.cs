using Offramp.Formats.Bibliography;
using Offramp.Research;

namespace Offramp.Formats.Tests.Bibliography;

public class BibTexTests
{
    internal const string Sample =
        """
        % A comment before all.
        @string{oup = "Oxford University Press"}
        @preamble{ "\newcommand{\noopsort}[1]{}" }
        @comment{jabref-meta: databaseType:bibtex;}
        @book{harbour,
          title = {The {L}antern Coast},
          subtitle = {A History},
          editor = {Mar{\'i}a de la Cruz and van der Berg, Jr, Jan},
          publisher = oup # " and Sons",
          address = "Oxford",
          year = 2001,
          edition = {2},
          isbn = {978-0-00-000000-2}
        }
        @incollection{pay,
          author = "G{\"o}del, Kurt and {World Boat Union} and others",
          title = {Pay, \emph{Rank} --- and ``Honour''},
          pages = {12--34},
          crossref = {harbour},
          doi = {10.1000/ab\_c},
          mykey = {kept}
        }
        @article(talk, author = {احمدی, زهرا}, title={بندر و معاش}, journal={نامه}, volume=3, number=2, year=1399, month=mar, langid={persian})
        @online{site, title={Site}, url={https://example.org/a_b?c=%20d}, date={2001-02/2003~}, urldate={2020-03-04}}
        """;

    private static Reference[] Read(string text, params string[] problems)
    {
        Reading<ReferenceList> reading = BibTex.Read("a.bib", Some.Utf8(text));
        Assert.Equal(problems, Some.Codes(reading));
        return [.. reading.Value!.References];
    }

    [Fact]
    public void Strings_braces_accents_and_crossrefs_are_understood()
    {
        Reference[] read = Read(Sample);
        Assert.Equal(["harbour", "pay", "talk", "site"], read.Select(static r => r.Id));
        Reference book = read[0], chapter = read[1];
        Assert.Equal(("book", "The Lantern Coast: A History", "Oxford University Press and Sons", "Oxford", 5), (book.Type, book.Title, book.Text("publisher"), book.Text("publisher-place"), book.Line));
        Assert.Equal([new PersonName("Cruz", "María") { NonDroppingParticle = "de la" }, new PersonName("Berg", "Jan") { NonDroppingParticle = "van der", Suffix = "Jr" }], book.Editors);
        Assert.Equal(("chapter", "Pay, <i>Rank</i> — and “Honour”", "The Lantern Coast: A History", "12-34"), (chapter.Type, chapter.Title, chapter.ContainerTitle, chapter.Text("page")));
        Assert.Equal([new PersonName("Gödel", "Kurt"), new PersonName { Literal = "World Boat Union" }, new PersonName { Literal = "others" }], chapter.Authors);
        Assert.Equal(book.Editors, chapter.Editors);
        Assert.Equal(new DatePart(2001), chapter.Issued!.From);
        Assert.Equal("10.1000/ab_c", chapter.DoiAsWritten);
        Assert.Equal("""{"mykey":"kept"}""", chapter.Kept["custom"]);
    }

    [Fact]
    public void Persian_names_and_months_and_dates_of_biblatex_are_understood()
    {
        Reference[] read = Read(Sample);
        Assert.Equal([new PersonName("احمدی", "زهرا")], read[2].Authors);
        Assert.Equal((new DatePart(1399, 3), "3", "2"), (read[2].Issued!.From!.Value, read[2].Text("volume"), read[2].Text("issue")));
        Assert.Equal(new ReferenceDate(new DatePart(2001, 2), new DatePart(2003)) { Circa = true }, read[3].Issued);
        Assert.Equal(new DatePart(2020, 3, 4), read[3].Accessed!.From);
        Assert.Equal("https://example.org/a_b?c=%20d", read[3].Address);
    }

    [Theory]
    [InlineData("Ludwig van Beethoven", "Beethoven", "Ludwig", "van", null)]
    [InlineData("van Beethoven, Ludwig", "Beethoven", "Ludwig", "van", null)]
    [InlineData("King, Jr., Martin Luther", "King", "Martin Luther", null, "Jr.")]
    [InlineData("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "Vallée Poussin", "Charles Louis Xavier Joseph", "de la", null)]
    [InlineData("{\\'E}. Zola", "Zola", "É.", null, null)]
    [InlineData("Plato", "Plato", null, null, null)]
    [InlineData("jean de la fontaine", "fontaine", null, "jean de la", null)]
    [InlineData("family=Berg, given=Jan, prefix=van den, suffix=III", "Berg", "Jan", "van den", "III")]
    [InlineData("محمد خوانساری", "خوانساری", "محمد", null, null)]
    public void Names_are_taken_apart(string written, string family, string? given, string? particle, string? suffix) => Assert.Equal(
        new PersonName(family, given) { NonDroppingParticle = particle, Suffix = suffix }, Read($"@misc{{a, author = {{{written}}}}}")[0].Authors.Single());

    [Theory]
    [InlineData("""\'e \`{a} {\"u} \^{\i} \~n \v{s} \c c \H{o} \r a \=o \.z \u{g} \k{a}""", "é à ü î ñ š ç ő å ō ż ğ ą")]
    [InlineData("""\ss\ \O{}re \AE\ {\l}\'od\'z""", "ß Øre Æ łódź")]
    [InlineData("""5\,\% \& \$1 \#2 a\_b""", "5 % & $1 #2 a_b")]
    [InlineData("""{\it a} b \textbf{c {d}} e""", "<i>a</i> b <b>c d</b> e")]
    [InlineData("""x$^2$~y""", "x^2\u00A0y")]
    public void Tex_becomes_unicode(string tex, string plain) => Assert.Equal(plain, Read($"@misc{{a, title = {{{tex}}}}}")[0].Title);

    [Fact]
    public void What_is_broken_is_told_with_line_and_column_and_the_next_entry_is_read()
    {
        Reading<ReferenceList> reading = BibTex.Read("a.bib", Some.Utf8("@book{a,\n  title = {{Open\n  year = 2001\n}\n@book{b,\n  title {No sign}}\n@book{c, title = {C}, year = nope, year = 1}\n@odd{d, title=\\strange{x}}"));
        Assert.Equal(
            [
                ("formats.bibtex-unclosed", 2, 3), ("formats.bibtex-broken", 6, 9), ("formats.bibtex-string-unknown", 7, 30), ("formats.reference-field-twice", 7, 36), ("formats.bibtex-string-unknown", 8, 15),
            ], reading.Problems.Take(5).Select(static p => (p.Code, p.Place.Line!.Value, p.Place.Column!.Value)));
        Assert.Equal(["a", "b", "c", "d"], reading.Value!.References.Select(static r => r.Id));
        Assert.Contains("formats.reference-date", Some.Codes(reading));
        Assert.Contains("formats.reference-type-unknown", Some.Codes(reading));
    }

    [Fact]
    public void Crossrefs_that_lead_nowhere_or_in_a_ring_are_told()
    {
        Read("@book{a, crossref={b}}\n@book{b, crossref={a}}\n@book{c, crossref={x}}", "formats.bibtex-crossref-loop", "formats.bibtex-crossref-loop", "formats.bibtex-crossref-unknown");
    }

    [Fact]
    public void Strings_that_double_and_braces_without_end_take_no_more_than_others()
    {
        string doubling = "@string{s0={0123456789}}" + string.Concat(Enumerable.Range(1, 60).Select(static i => $"@string{{s{i}=s{i - 1}#s{i - 1}}}")) + "@misc{a,title=s60}";
        Assert.Contains("formats.reference-field-too-long", Some.Codes(BibTex.Read("a.bib", Some.Utf8(doubling))));
        Assert.NotEmpty(BibTex.Read("a.bib", Some.Utf8(string.Concat(Enumerable.Repeat("@a{b,c={\n", 200_000)))).Problems);
        Assert.NotEmpty(BibTex.Read("a.bib", Some.Utf8(string.Concat(Enumerable.Repeat("@a{b,c={ ", 200_000)))).Problems);
    }
}
