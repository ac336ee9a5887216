using Offramp.Formats.Bibliography;

namespace Offramp.Formats.Tests.Bibliography;

/// <summary>Each expected line was made by hand from the rules that docs/bibliography.md restates, before the program set it.</summary>
public class FormattingTests
{
    private const string Works =
        """
        @book{pollan, author={Pollan, Michael}, title={The Omnivore's Dilemma}, subtitle={A Natural History of Four Meals}, address={New York}, publisher={Penguin}, year=2006}
        @article{weinstein, author={Weinstein, Joshua I.}, title={The Market in Plato's \emph{Republic}}, journal={Classical Philology}, volume=104, number=4, pages={439--458}, year=2009, doi={10.1086/650979}}
        @incollection{kelly, author={Kelly, John D.}, title={Seeing Red}, booktitle={Anthropology and Counterinsurgency}, editor={Kelly, John D. and Jauregui, Beatrice and Walton, Jeremy}, pages={67--83}, address={Chicago}, publisher={University of Chicago Press}, year=2010}
        @phdthesis{choi, author={Choi, Mihwa}, title={Contesting Imaginaires in Death Rituals}, school={University of Chicago}, year=2008}
        @newspaper{mendelsohn, author={Mendelsohn, Daniel}, title={But Enough about Me}, journal={New Yorker}, date={2010-01-25}}
        @report{fund, author={{Boat Fund}}, title={Pay on the Coast}, type={Working Paper}, number=7, address={Port}, publisher={Boat Fund}, year=2012}
        @online{policy, title={Privacy Policy}, organization={Lantern}, date={2009-03-11}, urldate={2020-07-05}, url={https://example.org/privacy}}
        @book{ward, author={Ward, Geoffrey C. and Burns, Ken}, title={The War}, edition=2, address={New York}, publisher={Knopf}, year=2007}
        @book{many, author={A, Ann and B, Ben and C, Cem and D, Dan}, title={Why Many?}, year=1999, publisher={P}}
        @book{eds, editor={Greenberg, Joel and Roe, Ann}, title={Of Prairie}, publisher={Press}}
        """;

    private static ReferenceFormatter Set(string bib, ReferenceStyle style) => new(BibTex.Read("a.bib", Some.Utf8(bib)).Value!.References, style);

    private static int Place(string id) => Array.FindIndex(BibTex.Read("a.bib", Some.Utf8(Works)).Value!.References.ToArray(), r => r.Id == id);

    private static string Marked(StyledText text) => string.Concat(text.Runs.Select(static r => r.Look == RunLook.Italic ? $"*{r.Text}*" : r.Text));

    [Theory]
    [InlineData("pollan", "Pollan, Michael. 2006. *The Omnivore's Dilemma: A Natural History of Four Meals*. New York: Penguin.", "(Pollan 2006, 99–100)")]
    [InlineData("weinstein", "Weinstein, Joshua I. 2009. “The Market in Plato's *Republic*.” *Classical Philology* 104 (4): 439–458. https://doi.org/10.1086/650979.", "(Weinstein 2009, 99–100)")]
    [InlineData("kelly", "Kelly, John D. 2010. “Seeing Red.” In *Anthropology and Counterinsurgency*, edited by John D. Kelly, Beatrice Jauregui, and Jeremy Walton, 67–83. Chicago: University of Chicago Press.", "(Kelly 2010, 99–100)")]
    [InlineData("choi", "Choi, Mihwa. 2008. “Contesting Imaginaires in Death Rituals.” PhD diss., University of Chicago.", "(Choi 2008, 99–100)")]
    [InlineData("mendelsohn", "Mendelsohn, Daniel. 2010. “But Enough about Me.” *New Yorker*, January 25, 2010.", "(Mendelsohn 2010, 99–100)")]
    [InlineData("fund", "Boat Fund. 2012. *Pay on the Coast*. Working Paper 7. Port: Boat Fund.", "(Boat Fund 2012, 99–100)")]
    [InlineData("policy", "“Privacy Policy.” 2009. Lantern. March 11, 2009. Accessed July 5, 2020. https://example.org/privacy.", "(“Privacy Policy” 2009, 99–100)")]
    [InlineData("ward", "Ward, Geoffrey C., and Ken Burns. 2007. *The War*. 2nd ed. New York: Knopf.", "(Ward and Burns 2007, 99–100)")]
    [InlineData("many", "A, Ann, Ben B, Cem C, and Dan D. 1999. *Why Many?* P.", "(A et al. 1999, 99–100)")]
    [InlineData("eds", "Greenberg, Joel, and Ann Roe, eds. n.d. *Of Prairie*. Press.", "(Greenberg and Roe, n.d., 99–100)")]
    public void Author_and_date(string id, string entry, string citation)
    {
        ReferenceFormatter set = Set(Works, ReferenceStyle.AuthorDate);
        Assert.Equal(entry, Marked(set.Entry(Place(id))));
        Assert.Equal(citation, set.Cite(new Citation(Place(id), "99-100")).Plain());
    }

    [Theory]
    [InlineData("pollan", "Michael Pollan, *The Omnivore's Dilemma: A Natural History of Four Meals* (New York: Penguin, 2006), 99–100.", "Pollan, *Omnivore's Dilemma*, 3.", "Pollan, Michael. *The Omnivore's Dilemma: A Natural History of Four Meals*. New York: Penguin, 2006.")]
    [InlineData("weinstein", "Joshua I. Weinstein, “The Market in Plato's *Republic*,” *Classical Philology* 104, no. 4 (2009): 99–100, https://doi.org/10.1086/650979.", "Weinstein, “Market in Plato's *Republic*,” 3.", "Weinstein, Joshua I. “The Market in Plato's *Republic*.” *Classical Philology* 104, no. 4 (2009): 439–458. https://doi.org/10.1086/650979.")]
    [InlineData("kelly", "John D. Kelly, “Seeing Red,” in *Anthropology and Counterinsurgency*, ed. John D. Kelly, Beatrice Jauregui, and Jeremy Walton (Chicago: University of Chicago Press, 2010), 99–100.", "Kelly, “Seeing Red,” 3.", "Kelly, John D. “Seeing Red.” In *Anthropology and Counterinsurgency*, edited by John D. Kelly, Beatrice Jauregui, and Jeremy Walton, 67–83. Chicago: University of Chicago Press, 2010.")]
    [InlineData("choi", "Mihwa Choi, “Contesting Imaginaires in Death Rituals” (PhD diss., University of Chicago, 2008), 99–100.", "Choi, “Contesting Imaginaires in Death Rituals,” 3.", "Choi, Mihwa. “Contesting Imaginaires in Death Rituals.” PhD diss., University of Chicago, 2008.")]
    [InlineData("mendelsohn", "Daniel Mendelsohn, “But Enough about Me,” *New Yorker*, January 25, 2010, 99–100.", "Mendelsohn, “But Enough about Me,” 3.", "Mendelsohn, Daniel. “But Enough about Me.” *New Yorker*, January 25, 2010.")]
    [InlineData("fund", "Boat Fund, *Pay on the Coast*, Working Paper 7 (Port: Boat Fund, 2012), 99–100.", "Boat Fund, *Pay on the Coast*, 3.", "Boat Fund. *Pay on the Coast*. Working Paper 7. Port: Boat Fund, 2012.")]
    [InlineData("policy", "“Privacy Policy,” Lantern, March 11, 2009, 99–100, accessed July 5, 2020, https://example.org/privacy.", "“Privacy Policy,” 3.", "“Privacy Policy.” Lantern. March 11, 2009. Accessed July 5, 2020. https://example.org/privacy.")]
    [InlineData("ward", "Geoffrey C. Ward and Ken Burns, *The War*, 2nd ed. (New York: Knopf, 2007), 99–100.", "Ward and Burns, *War*, 3.", "Ward, Geoffrey C., and Ken Burns. *The War*. 2nd ed. New York: Knopf, 2007.")]
    [InlineData("many", "Ann A et al., *Why Many?* (P, 1999), 99–100.", "A et al., *Why Many?* 3.", "A, Ann, Ben B, Cem C, and Dan D. *Why Many?* P, 1999.")]
    [InlineData("eds", "Joel Greenberg and Ann Roe, eds., *Of Prairie* (Press, n.d.), 99–100.", "Greenberg and Roe, *Of Prairie*, 3.", "Greenberg, Joel, and Ann Roe, eds. *Of Prairie*. Press, n.d.")]
    public void Notes(string id, string note, string shortNote, string entry)
    {
        ReferenceFormatter set = Set(Works, ReferenceStyle.Note);
        Assert.Equal(note, Marked(set.Note(new Citation(Place(id), "99-100"))));
        Assert.Equal(shortNote, Marked(set.Cite(new Citation(Place(id), "3"))));
        Assert.Equal(entry, Marked(set.Entry(Place(id))));
    }

    [Fact]
    public void Works_of_one_year_get_letters_in_the_order_of_their_titles_and_persons_of_one_name_their_initials()
    {
        ReferenceFormatter set = Set(
            "@book{z, author={Doe, Jane}, title={The Zoo}, year=2001}\n@book{b, author={Doe, Jane}, title={Boats}, year=2001}\n@book{c, author={Roe, Ann}, title={C}}\n@book{d, author={Roe, Bob}, title={D}}\n"
            + "@book{e, author={Roe, Bob}, title={E}}\n@book{f, author={Doe, Jane}, title={Early}, year=1990}", ReferenceStyle.AuthorDate);
        Assert.Equal("(Doe 2001b; Doe 2001a; A. Roe, n.d.; B. Roe, n.d.-a; B. Roe, n.d.-b)", set.Cite([.. Enumerable.Range(0, 5).Select(static i => new Citation(i))]).Plain());
        Assert.Equal(
            ["Doe, Jane. 1990. Early.", "Doe, Jane. 2001a. Boats.", "Doe, Jane. 2001b. The Zoo.", "Roe, Ann. n.d. C.", "Roe, Bob. n.d.-a. D.", "Roe, Bob. n.d.-b. E."],
            set.Bibliography().Select(static entry => entry.Plain()));
    }

    [Fact]
    public void More_than_ten_names_are_cut_to_seven()
    {
        string names = string.Join(" and ", Enumerable.Range(0, 11).Select(static i => $"N{(char)('a' + i)}, X."));
        Assert.Equal("Na, X., X. Nb, X. Nc, X. Nd, X. Ne, X. Nf, X. Ng, et al. 2001. T.", Set($"@book{{a, author={{{names}}}, title={{T}}, year=2001}}", ReferenceStyle.AuthorDate).Entry(0).Plain());
    }

    [Fact]
    public void Words_from_right_to_left_stand_apart_with_their_own_comma_and_signs_of_direction_cannot_turn_what_follows()
    {
        ReferenceFormatter set = Set("@book{a, author={احمدی, زهرا}, title={بندر\u202E}, publisher={نشر نی}, address={تهران}, year=1399}", ReferenceStyle.AuthorDate);
        Assert.Equal("\u2068احمدی، زهرا\u2069. 1399. \u2068بندر\u2069. \u2068تهران\u2069: \u2068نشر نی\u2069.", set.Entry(0).Plain());
        Assert.Equal("(\u2068احمدی\u2069 1399)", set.Cite(new Citation(0)).Plain());
    }

    [Theory]
    [InlineData("2001-02/2003~", "ca. 2001–2003")]
    [InlineData("1999/", "1999–")]
    [InlineData("-0043", "44 BCE")]
    [InlineData("soon", "soon")]
    public void Dates_are_said(string date, string said) => Assert.Equal($"(A {said})", Set($"@book{{a, author={{A}}, date={{{date}}}}}", ReferenceStyle.AuthorDate).Cite(new Citation(0)).Plain());

    [Theory]
    [InlineData("@book{a, author={others}, title={T}, year=2001}", "T. 2001.", "(T 2001)")]
    [InlineData("@book{a, author={Doe, Jane and others}, title={T}, year=2001}", "Doe, Jane et al. 2001. T.", "(Doe et al. 2001)")]
    [InlineData("@article{a, author={Doe, Jane}, title={T}, journal={J}}", "Doe, Jane. n.d. “T.” J.", "(Doe, n.d.)")]
    [InlineData("@article{a, author={Doe, Jane}, title={T}, journal={J}, number=3, pages={7}, year=2001}", "Doe, Jane. 2001. “T.” J, no. 3: 7.", "(Doe 2001)")]
    [InlineData("@article{a, author={Doe, Jane}, title={T}, journal={J}, pages={7}, year=2001}", "Doe, Jane. 2001. “T.” J, 7.", "(Doe 2001)")]
    [InlineData("@incollection{a, author={Doe, Jane}, title={T}, year=2001, publisher={P}}", "Doe, Jane. 2001. “T.” P.", "(Doe 2001)")]
    [InlineData("@book{a, title={The Coast: A Life}, year=2001, address={Port}}", "The Coast: A Life. 2001. Port.", "(Coast 2001)")]
    [InlineData("@thesis{a, author={Doe, Jane}, title={T}, year=2001}", "Doe, Jane. 2001. “T.” Thesis.", "(Doe 2001)")]
    [InlineData("@report{a, author={{Fund}}, title={T}, number=7}", "Fund. n.d. T. No. 7.", "(Fund, n.d.)")]
    [InlineData("@newspaper{a, title={T}, date={2010-01-25}}", "“T.” 2010. January 25, 2010.", "(“T” 2010)")]
    public void What_is_missing_leaves_its_place_out(string bib, string entry, string citation)
    {
        ReferenceFormatter set = Set(bib, ReferenceStyle.AuthorDate);
        Assert.Equal(entry, set.Entry(0).Plain());
        Assert.Equal(citation, set.Cite(new Citation(0)).Plain());
    }

    [Fact]
    public void A_reference_of_nothing_still_makes_an_entry() =>
        Assert.Equal(["Untitled. n.d.", "“Untitled.” n.d."], Set("@misc{a, x=1}\n@online{b, x=1}", ReferenceStyle.AuthorDate).Bibliography().Select(static e => e.Plain()).Order());
}
