using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class CodingsJsonTests
{
    internal static ImportedCodings Sample() => new()
    {
        Codes =
        [
            new ImportedCode("offer", "The offer") { Definition = "What membership is said to bring", Colour = 0x1F4E79 },
            new ImportedCode("pay", "Pay", "offer") { Use = "Money", NotUse = "Food", Example = "the pay fell", Memo = "معاش" },
        ],
        Coders = ["A", "B"],
        Codings =
        [
            new ImportedCoding(1, 0, 3, 9, new Judgement(Stance.Denies, Standing.AuthorInference, Elicitation.Pressed, Standpoint.OwnExperience),
                new ImportedCodingText { Quote = "the “pay” fell", Id = "c1", Memo = "why", Group = "other", Audience = "unknown", QuotedFrom = "P-01", Outcome = "failed" }),
            new ImportedCoding(0, -1, 0, 4),
        ],
        Links =
        [
            new ImportedLink(1, 0, 1, 3, 9, LinkSign.Lowers, new Judgement(Stance.Supports, Standing.Unknown, Elicitation.Prompted, Standpoint.Hearsay),
                new ImportedCodingText { Quote = "the “pay” fell", Id = "l1", Memo = "چرا", QuotedFrom = "P-02" }),
            new ImportedLink(0, 1, -1, 0, 4),
        ],
        Target = new ImportedTarget("a.md", new string('a', 64), 12),
    };

    private static Reading<ImportedCodings> Read(string json) => CodingsJson.Read("codings.json", Some.Utf8(json));

    private static void Same(ImportedCodings expected, ImportedCodings actual)
    {
        Assert.Equal(expected.Codes, actual.Codes);
        Assert.Equal(expected.Codings.Select(c => c with { Coder = 0 }), actual.Codings.Select(c => c with { Coder = 0 }));
        Assert.Equal(
            expected.Codings.Select(c => c.Coder < 0 ? null : expected.Coders[c.Coder]), actual.Codings.Select(c => c.Coder < 0 ? null : actual.Coders[c.Coder]));
        Assert.Equal(expected.Links.Select(link => link with { Coder = 0 }), actual.Links.Select(link => link with { Coder = 0 }));
        Assert.Equal(
            expected.Links.Select(link => link.Coder < 0 ? null : expected.Coders[link.Coder]),
            actual.Links.Select(link => link.Coder < 0 ? null : actual.Coders[link.Coder]));
        Assert.Equal(expected.Target, actual.Target);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Reading<ImportedCodings> reading = CodingsJson.Read("a.json", CodingsJson.Write(Sample()));
        Assert.Empty(reading.Problems);
        Same(Sample(), reading.Value!);
    }

    [Fact]
    public void Writing_and_reading_is_the_identity()
    {
        Gen<string> word = Gen.Elements("a", "Pay", "معاش", "“x” \"y\" \\ \u0001\n", "😀", " unknown ", "offer/x");
        Gen<string?> maybe = Gen.OneOf(Gen.Constant((string?)null), word.Select(w => (string?)w));
        Gen<ImportedCodingText?> texts = Gen.OneOf(
            Gen.Constant((ImportedCodingText?)null),
            from memo in maybe
            from quote in word
            from id in maybe
            select (ImportedCodingText?)new ImportedCodingText { Memo = memo, Quote = quote, Id = id, Outcome = memo });
        Gen<Judgement> judgements =
            from a in Gen.Elements(Enum.GetValues<Stance>())
            from b in Gen.Elements(Enum.GetValues<Standing>())
            from c in Gen.Elements(Enum.GetValues<Elicitation>())
            from d in Gen.Elements(Enum.GetValues<Standpoint>())
            select new Judgement(a, b, c, d);
        Gen<ImportedCodings> all =
            from count in Gen.Choose(1, 6)
            from names in word.ListOf(count)
            from memos in maybe.ListOf(count)
            from colours in Gen.Choose(-1, 0xFFFFFF).ListOf(count)
            from parents in Gen.Choose(-1, 4).ListOf(count)
            from codings in (
                from code in Gen.Choose(0, count - 1)
                from coder in Gen.Choose(-1, 1)
                from start in Gen.Choose(0, 1000)
                from length in Gen.Choose(1, 99)
                from judgement in judgements
                from text in texts
                select new ImportedCoding(code, coder, start, start + length, judgement, text)).ListOf()
            from links in (
                from cause in Gen.Choose(0, count - 1)
                from effect in Gen.Choose(0, count - 1)
                from coder in Gen.Choose(-1, 1)
                from start in Gen.Choose(0, 1000)
                from sign in Gen.Elements(Enum.GetValues<LinkSign>())
                from judgement in judgements
                from text in texts
                select new ImportedLink(cause, effect, coder, start, start + 7, sign, judgement, text)).ListOf()
            select new ImportedCodings
            {
                Links = [.. links],
                Codes =
                [
                    .. Enumerable.Range(0, count).Select(i => new ImportedCode($"c{i}", names[i], parents[i] >= 0 && parents[i] < i ? $"c{parents[i]}" : null)
                    {
                        Memo = memos[i], Definition = memos[i], Colour = colours[i] < 0 ? null : colours[i],
                    }),
                ],
                Coders = ["A", "ب"],
                Codings = [.. codings],
            };
        Prop.ForAll(all.ToArbitrary(), codings =>
        {
            Reading<ImportedCodings> reading = CodingsJson.Read("a.json", CodingsJson.Write(codings));
            Assert.Empty(reading.Problems);
            Same(codings, reading.Value!);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("coding.json", 37, 78)]
    [InlineData("coding-layers.json", 43, 118)]
    public void The_articles_codings_are_read_whole_and_written_back_the_same(string file, int codes, int codings)
    {
        byte[] bytes = Some.Shared($"paper/{file}");
        Reading<ImportedCodings> reading = CodingsJson.Read(file, bytes);
        Assert.Empty(reading.Problems);
        Assert.Equal((codes, codings), (reading.Value!.Codes.Length, reading.Value.Codings.Length));
        string article = TextReading.Read("article.md", Some.Shared("paper/article.md")).Value!.Text;
        Assert.All(reading.Value.Codings, c => Assert.Equal(article[c.Start..c.End], c.Text!.Quote));
        Assert.Empty(TargetCheck.Compare(reading.Value.Target, article, file));

        JsonNode before = JsonNode.Parse(bytes)!, after = JsonNode.Parse(CodingsJson.Write(reading.Value))!;
        foreach (string list in new[] { "codes", "codings" })
        {
            Assert.Equal(before[list]!.AsArray().Count, after[list]!.AsArray().Count);
            foreach ((JsonNode? one, JsonNode? other) in before[list]!.AsArray().Zip(after[list]!.AsArray()))
                Assert.True(JsonNode.DeepEquals(Bare(one!), Bare(other!)), $"{one} is not {other}");
        }

        static JsonObject Bare(JsonNode node)
        {
            JsonObject bare = node.DeepClone().AsObject();
            foreach (string key in bare.Where(p => p.Value is null).Select(p => p.Key).ToArray()) bare.Remove(key);
            return bare;
        }
    }

    [Fact]
    public void A_file_without_codes_refers_to_the_codes_of_the_study()
    {
        Reading<ImportedCodings> reading = Read("""{"codings":[{"code":"Offer/Pay","start":0,"end":1}]}""");

        Assert.Empty(reading.Problems);
        Assert.True(reading.Value!.Codes.Single().IsReference);
        Assert.Equal("Offer/Pay", reading.Value.Codes.Single().Id);
    }

    [Theory]
    [InlineData("""{"codes":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}""", "formats.code-id-twice", "codes[1].id")]
    [InlineData("""{"codes":[{"id":"a","name":"A","parent":"x"}]}""", "formats.code-parent-unknown", "codes[0].parent")]
    [InlineData("""{"codes":[{"id":"a","name":"A","parent":"a"}]}""", "formats.code-below-itself", "codes[0].parent")]
    [InlineData("""{"codes":[{"id":"a","name":"A","parent":"b"},{"id":"b","name":"B","parent":"a"}]}""", "formats.code-below-itself", "codes[1].parent")]
    [InlineData("""{"codes":[{"name":7,"id":"a"}]}""", "formats.json-wrong-type", "codes[0].name")]
    [InlineData("""{"codes":[{}]}""", "formats.json-field-missing", "codes[0]")]
    [InlineData("""{"codes":[7]}""", "formats.json-wrong-type", "codes[0]")]
    [InlineData("""{"codes":{}}""", "formats.json-wrong-type", "codes")]
    [InlineData("""{"codes":[{"id":"a","name":"A","color":"red"}]}""", "formats.colour-unknown", "codes[0].color")]
    [InlineData("""{"codes":[{"id":"a","name":"\ud800"}]}""", "formats.json-text-damaged", "codes[0].name")]
    [InlineData("""{"codes":[],"codings":[{"code":"z","start":0,"end":1}]}""", "formats.coding-code-unknown", "codings[0].code")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":"0","end":1}]}""", "formats.json-wrong-type", "codings[0].start")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":1.5,"end":2}]}""", "formats.json-wrong-type", "codings[0].start")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":99999999999,"end":2}]}""", "formats.json-wrong-type", "codings[0].start")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","end":1}]}""", "formats.json-field-missing", "codings[0]")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":5,"end":5}]}""", "formats.coding-offsets", "codings[0]")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":-1,"end":5}]}""", "formats.coding-offsets", "codings[0]")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":0,"end":1,"stance":"maybe"}]}""", "formats.word-unknown", "codings[0].stance")]
    [InlineData("""{"codes":[],"shoe":1,"codings":[{"hat":[{}]}]}""", "formats.json-field-missing", "codings[0]")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"links":[{"cause":"a","effect":"z","start":0,"end":1}]}""", "formats.coding-code-unknown", "links[0].effect")]
    [InlineData("""{"codes":[{"id":"a","name":"A"}],"links":[{"cause":"z","effect":"a","start":0,"end":1}]}""", "formats.coding-code-unknown", "links[0].cause")]
    [InlineData("""{"links":[{"effect":"a","start":0,"end":1}]}""", "formats.json-field-missing", "links[0]")]
    [InlineData("""{"links":[{"cause":"a","start":0,"end":1}]}""", "formats.json-field-missing", "links[0]")]
    [InlineData("""{"links":[{"cause":"a","effect":"b","start":2,"end":1}]}""", "formats.coding-offsets", "links[0]")]
    [InlineData("""{"links":[{"cause":["a"],"effect":"b","start":0,"end":1}]}""", "formats.json-wrong-type", "links[0].cause")]
    [InlineData("""{"links":[{"cause":"a","effect":"b","sign":"maybe","start":0,"end":1}]}""", "formats.word-unknown", "links[0].sign")]
    [InlineData("""{"links":{"cause":"a"}}""", "formats.json-wrong-type", "links")]
    [InlineData("""{"links":[7]}""", "formats.json-wrong-type", "links[0]")]
    [InlineData("""{"document":{"length":"x"}}""", "formats.json-wrong-type", "document.length")]
    [InlineData("[]", "formats.json-wrong-type", "")]
    public void What_is_wrong_is_said_with_its_path(string json, string code, string path)
    {
        Problem problem = Read(json).Problems[0];
        Assert.Equal((code, path, 1), (problem.Code, problem.Place.Path, problem.Place.Line));
    }

    [Fact]
    public void A_link_has_cause_and_effect_and_no_code()
    {
        Reading<ImportedCodings> reading = Read("""{"coder":"Zahra","links":[{"cause":"a","effect":7,"code":"b","sign":"raises","start":0,"end":1}]}""");

        Assert.Equal("links.code", Assert.Single(reading.Problems, p => p.Code == "formats.json-fields-ignored").Values[0].Content);
        ImportedLink link = Assert.Single(reading.Value!.Links);
        Assert.Equal(["a", "7"], reading.Value.Codes.Select(c => c.Id));
        Assert.Equal((LinkSign.Raises, "Zahra"), (link.Sign, reading.Value.Coders[link.Coder]));
    }

    [Fact]
    public void The_line_is_said_too()
    {
        Problem problem = Assert.Single(Read("{\n \"codes\": [\n  {\"id\": \"a\",\n   \"name\": 7}\n ]\n}").Problems, p => p.Code == "formats.json-wrong-type");
        Assert.Equal(4, problem.Place.Line);
    }

    [Fact]
    public void Fields_without_a_meaning_are_listed_once()
    {
        Problem problem = Assert.Single(Read("""{"shoe":1,"codes":[{"id":"a","name":"A","hat":[1,{}]},{"id":"b","name":"B","hat":2}]}""").Problems);
        Assert.Equal("formats.json-fields-ignored", problem.Code);
        Assert.Equal("codes.hat, shoe", problem.Values[0].Content);
    }

    [Fact]
    public void A_file_that_breaks_off_is_read_so_far()
    {
        Reading<ImportedCodings> reading = Read("{\"codes\":[{\"id\":\"a\",\"name\":\"A\"},\n{\"id\":\"b\",");
        Assert.Equal("a", Assert.Single(reading.Value!.Codes).Id);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal(("formats.json-broken", 2), (problem.Code, problem.Place.Line));
    }

    [Fact]
    public void Codings_may_stand_before_the_codes_and_ids_may_be_numbers()
    {
        Reading<ImportedCodings> reading = Read("""{"coder":"Zahra","codings":[{"code":7,"start":0,"end":1},{"code":"7","start":1,"end":2,"coder":"B"}],"codes":[{"id":7,"name":"A"}]}""");
        Assert.Empty(reading.Problems);
        Assert.Equal(["Zahra", "B"], reading.Value!.Codings.Select(c => reading.Value.Coders[c.Coder]));
    }

    [Theory]
    [InlineData("Author's inference", Standing.AuthorInference)]
    [InlineData("author’s inference", Standing.AuthorInference)]
    [InlineData("author-inference", Standing.AuthorInference)]
    [InlineData("SOURCE_WORDS", Standing.SourceWords)]
    [InlineData("unknown", Standing.Unknown)]
    [InlineData("", Standing.Unset)]
    public void Words_of_judgement_are_known_in_any_dress(string word, Standing standing) => Assert.Equal(
        standing, Read($$"""{"codes":[{"id":"a","name":"A"}],"codings":[{"code":"a","start":0,"end":1,"standing":"{{word}}"}]}""").Value!.Codings[0].Judgement.Standing);

    [Fact]
    public void A_tower_of_codes_is_cut_and_a_deep_file_read_no_further()
    {
        string codes = string.Join(",", Enumerable.Range(0, 3000).Select(i => $$"""{"id":"{{i}}","name":"n","parent":"{{i + 1}}"}"""));
        Reading<ImportedCodings> tower = Read($$"""{"codes":[{{codes}}]}""");
        Assert.Equal(3000, tower.Value!.Codes.Length);
        Assert.Contains("formats.code-too-deep", Some.Codes(tower));
        Assert.Contains("formats.json-broken", Some.Codes(Read("{\"codes\":" + new string('[', 100_000))));
    }

    [Fact]
    public void A_thousand_problems_are_counted_not_listed()
    {
        Reading<ImportedCodings> reading = Read($$"""{"codings":[{{string.Join(",", Enumerable.Repeat("7", 1000))}}]}""");
        Assert.Equal(201, reading.Problems.Length);
        Assert.Equal("formats.more-problems", reading.Problems[^1].Code);
    }

    [Fact]
    public void Another_text_than_the_one_that_was_coded_is_noticed()
    {
        const string text = "one\ntwo\n";
        string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Assert.Empty(TargetCheck.Compare(new ImportedTarget("a", Hash(Some.Utf8(text)), 8), text, "c.json"));
        Assert.Empty(TargetCheck.Compare(new ImportedTarget("a", Hash(Some.Utf8("\uFEFFone\r\ntwo\r\n")), null), text, "c.json"));
        Assert.Equal(
            ["formats.target-length-differs", "formats.target-words-differ"],
            TargetCheck.Compare(new ImportedTarget("a", Hash([1]), 9), text, "c.json").Select(p => p.Code));
    }
}
