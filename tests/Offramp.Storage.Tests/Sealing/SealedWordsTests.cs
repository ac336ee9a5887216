using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public sealed class SealedWordsTests : IDisposable
{
    private static readonly Id<Holder> Ferrywoman = new(11);
    private static readonly Id<Holder> Teacher = new(12);

    private readonly StudyKeys study = SomeKeys.New();
    private readonly HolderKeys keys;

    public SealedWordsTests()
    {
        keys = new HolderKeys(study);
        keys.Add(keys.New(Ferrywoman));
        keys.Add(keys.New(Teacher));
    }

    public void Dispose()
    {
        keys.Dispose();
        study.Dispose();
    }

    [Fact]
    public void Words_are_sealed_in_place_and_everything_else_stays_as_it_is()
    {
        string json = $$"""{"when":"2026-01-05T10:00:00Z","n":1.50e3,"changes":[{"change":"x","id":7, "memo":{{Words(Ferrywoman, "left at dawn")}},"list":[{{Words(Teacher, "school")}},"a\u0041"]},true,null]}""";
        string closed = Seal(json);
        Assert.DoesNotContain("dawn", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("school", closed, StringComparison.Ordinal);
        Assert.StartsWith("""{"when":"2026-01-05T10:00:00Z","n":1.50e3,"changes":[{"change":"x","id":7, "memo":{"$holder":""", closed, StringComparison.Ordinal);
        Assert.EndsWith(""","a\u0041"]},true,null]}""", closed, StringComparison.Ordinal);
        Assert.Equal(json, Open(closed));
    }

    [Fact]
    public void Any_words_come_back_as_they_were() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            string words = string.Concat(text.Get.EnumerateRunes().Select(r => r.ToString()));
            using JsonDocument opened = JsonDocument.Parse(Open(Seal("{\"a\":" + Words(Ferrywoman, words) + "}")));
            return opened.RootElement.GetProperty("a").GetProperty("$words").GetString() == words;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("she said \"wait\" \\ twice\n\t\u0001")]
    [InlineData("او گفت: «بمان»")]
    [InlineData("🛶🏽 <b>&amp;</b>")]
    [InlineData("")]
    public void Signs_and_scripts_survive(string words) =>
        Assert.Equal(words, JsonDocument.Parse(Open(Seal($"[{Words(Teacher, words)}]"))).RootElement[0].GetProperty("$words").GetString());

    [Fact]
    public void Withdrawn_words_open_to_null_and_all_others_as_before()
    {
        string json = $$$"""{"a":{{{Words(Ferrywoman, "gone")}}},"b":{{{Words(Teacher, "here")}}},"c":{"$holder":"{{{Ferrywoman}}}","$words":null}}""";
        string closed = Seal(json);
        Assert.Equal(json, Open(closed));
        keys.Forget(Ferrywoman);
        Assert.Equal(json.Replace("\"gone\"", "null"), Open(closed));
    }

    [Theory]
    [InlineData("""{"a":{0},"b":1}""", """{"b":{0},"a":1}""")]
    [InlineData("""{"a":{0},"b":1}""", """{"b":1,"x":{"a":{0}}}""")]
    [InlineData("""{"a":[{0},1]}""", """{"a":[1,{0}]}""")]
    [InlineData("""{"a":[[{0}]]}""", """{"a":[[],[{0}]]}""")]
    [InlineData("""{"a":[{"b":{0}}]}""", """{"a":[0,{"b":{0}}]}""")]
    [InlineData("""{"a":[{"b":{0}}]}""", """{"a":{"b":{0}}}""")]
    [InlineData("""{"changes":[{"x":{"y":1},"memo":{0}}]}""", """{"changes":[{"x":{"y":1,"memo":{0}}}]}""")]
    public void Words_that_were_moved_to_another_place_are_noticed(string from, string to)
    {
        string closed = Seal(from.Replace("{0}", Words(Ferrywoman, "left at dawn")));
        int start = closed.IndexOf("""{"$holder""", StringComparison.Ordinal);
        string inner = closed[start..(closed.IndexOf('}', start) + 1)];
        Assert.Throws<JournalAlteredException>(() => Open(to.Replace("{0}", inner)));
        Open(from.Replace("{0}", inner));
    }

    [Fact]
    public void Two_words_that_changed_places_are_noticed()
    {
        using JsonDocument closed = JsonDocument.Parse(Seal($"[{Words(Ferrywoman, "one")},{Words(Ferrywoman, "two")}]"));
        Assert.Throws<JournalAlteredException>(() => Open($"[{closed.RootElement[1]},{closed.RootElement[0]}]"));
    }

    [Fact]
    public void Words_under_another_holders_name_are_noticed() =>
        Assert.Throws<JournalAlteredException>(() => Open(Seal($"[{Words(Ferrywoman, "one")}]").Replace(Ferrywoman.ToString(), Teacher.ToString())));

    [Fact]
    public void Words_of_another_entry_epoch_or_study_are_noticed()
    {
        byte[] closed = Encoding.UTF8.GetBytes(Seal($"[{Words(Ferrywoman, "one")}]"));
        AdditionalData entry = Entry();
        foreach (AdditionalData other in (AdditionalData[])[
            entry with { Writer = 6 }, entry with { Counter = 4 }, entry with { Epoch = 1 }, entry with { Study = 1 }])
            Assert.Throws<JournalAlteredException>(() => SealedWords.Open(closed, other, h => keys.WordsKey(h, study.Newest.Id)));
    }

    [Theory]
    [InlineData("""{"a":{"$holder":"x","$sealed":null}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b","$words":"in clear"}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b"}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b","$sealed":"not base64"}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b","$sealed":""}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b","$sealed":7}}""")]
    [InlineData("""{"a":{"$holder":"0000000000000000000000000b","$sealed":null,"more":1}}""")]
    [InlineData("""{"a""")]
    [InlineData("""{"a.b":1}""")]
    public void Anything_else_in_the_place_of_words_is_noticed(string json) => Assert.Throws<JournalAlteredException>(() => Open(json));

    [Fact]
    public void Deep_nesting_is_noticed_and_does_not_crash() =>
        Assert.Throws<JournalAlteredException>(() => Open(new string('[', 70) + new string(']', 70)));

    [Fact]
    public void A_payload_of_many_megabytes_comes_back()
    {
        string json = "[" + string.Join(",", Enumerable.Range(0, 20_000).Select(i => $$"""{"a":{"b":[{{Words(i % 2 == 0 ? Ferrywoman : Teacher, "word " + i)}}]},"filler":"{{new string('x', 400)}}"}""")) + "]";
        Assert.Equal(json, Open(Seal(json)));
    }

    private static string Words(Id<Holder> holder, string text) =>
        $$"""{"$holder":"{{holder}}","$words":{{JsonSerializer.Serialize(text, Relaxed)}}}""";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private AdditionalData Entry() => AdditionalData.Words(study.Study, study.Newest.Id, 5, 3);

    private string Seal(string json) =>
        Encoding.UTF8.GetString(SealedWords.Seal(Encoding.UTF8.GetBytes(json), Entry(), h => keys.WordsKey(h, study.Newest.Id)!));

    private string Open(string json) =>
        Encoding.UTF8.GetString(SealedWords.Open(Encoding.UTF8.GetBytes(json), Entry(), h => keys.WordsKey(h, study.Newest.Id)).Span);
}
