using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Offramp.Research.Tests;

public class ChangeJsonTests
{
    private static readonly Id<Holder> Holder = new(77);

    private sealed class NoTexts : JsonConverter<StoredText>
    {
        public override StoredText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<StoredText>.TryParse(reader.GetString(), out Id<StoredText> id) ? new StoredText(id, Holder, "text") : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, StoredText value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id.ToString());
    }

    [Fact]
    public void A_change_is_written_with_its_kind_first_and_read_back_equal()
    {
        JsonSerializerOptions options = ChangeJson.OptionsWith(new NoTexts());
        Change change = new PassageCoded(
            new(1), new(2), new(3), 4, 9, new(5), new(6),
            new Judgement(Stance.Denies, Standing.SourceWords, Elicitation.Pressed, Standpoint.OwnExperience),
            new CodingNotes { Memo = new Words(Holder, "why") });

        string json = JsonSerializer.Serialize(change, options);
        Change? back = JsonSerializer.Deserialize<Change>(json, options);

        Assert.StartsWith("""{"change":"coding.passage-coded",""", json, StringComparison.Ordinal);
        Assert.Contains("\"own-experience\"", json, StringComparison.Ordinal);
        Assert.Equal(change, back);
    }

    [Fact]
    public void A_source_is_written_without_its_text()
    {
        JsonSerializerOptions options = ChangeJson.OptionsWith(new NoTexts());
        var rendition = new NewRendition(
            new(1), RenditionKind.Original, new Words(Holder, "p-01"), null, new(2),
            new StoredText(new(3), Holder, "the words of the talk"), new Words(Holder, "0 0 5 -\n"));
        Change change = new SourceAdded(
            new(9), Holder, SourceKind.Interview, new Words(Holder, "p-01"), null, new(8), rendition,
            [new ParticularWords(Particular.Wave, new Words(Holder, "w1"))]);

        string json = JsonSerializer.Serialize(change, options);

        Assert.DoesNotContain("the words of the talk", json, StringComparison.Ordinal);
        Assert.Equal("w1", ((SourceAdded)JsonSerializer.Deserialize<Change>(json, options)!).Particulars[0].Text!.Text);
    }

    [Fact]
    public void What_a_change_only_derives_is_not_written()
    {
        string json = JsonSerializer.Serialize<Change>(new CoderAdded(new(1), new Words(Holder, "Ines")), ChangeJson.OptionsWith(new NoTexts()));
        Assert.Equal(
            """{"change":"study.coder-added","coder":"00000000000000000000000001","name":{"$holder":"0000000000000000000000002d","$words":"Ines"}}""",
            json);
    }

    [Fact]
    public void A_change_of_which_a_part_is_missing_is_refused_or_applies()
    {
        JsonSerializerOptions options = ChangeJson.OptionsWith(new NoTexts());
        Study study = Study.Empty(new(7));
        int refused = 0, applied = 0;
        foreach (Change change in Some.EveryChange())
        {
            string json = JsonSerializer.Serialize(change, options);
            foreach (string damaged in WithoutParts(json))
            {
                Change? read;
                try
                {
                    read = JsonSerializer.Deserialize<Change>(damaged, options);
                }
                catch (Exception e) when (e is JsonException or NotSupportedException)
                {
                    refused++;
                    continue;
                }
                string where = damaged;
                Assert.True(Record.Exception(() => (study.Apply(read!), read!.Creates.Length, read.RestsOn.Length, read.Destroys.Length)) is null, where);
                applied++;
            }
            study = study.Apply(change);
        }
        Assert.True(refused > 200 && applied > 50);
    }

    // Each property of the change and of what lies in it, once left out and once null. What stands for words is read by another part.
    private static IEnumerable<string> WithoutParts(string json)
    {
        int parts = Count(JsonNode.Parse(json)!);
        for (int part = 0; part < parts; part++)
        {
            foreach (bool leaveOut in (bool[])[true, false])
            {
                JsonNode copy = JsonNode.Parse(json)!;
                int left = part;
                Damage(copy, ref left, leaveOut);
                yield return copy.ToJsonString();
            }
        }

        static int Count(JsonNode? node) => node switch
        {
            JsonObject part when !part.ContainsKey("$holder") => part.Count + part.Sum(static p => Count(p.Value)),
            JsonArray list => list.Sum(Count),
            _ => 0,
        };

        static bool Damage(JsonNode? node, ref int left, bool leaveOut)
        {
            if (node is JsonArray list)
            {
                foreach (JsonNode? item in list)
                    if (Damage(item, ref left, leaveOut)) return true;
            }
            if (node is not JsonObject part || part.ContainsKey("$holder")) return false;
            foreach (string name in part.Select(static p => p.Key).ToArray())
            {
                if (left-- == 0)
                {
                    if (leaveOut) part.Remove(name);
                    else part[name] = null;
                    return true;
                }
                if (Damage(part[name], ref left, leaveOut)) return true;
            }
            return false;
        }
    }

    [Fact]
    public void A_property_of_a_newer_release_is_refused_not_ignored() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Change>(
            """{"change":"coding.code-coloured","code":"00000000000000000000000005","shine":1}""", ChangeJson.OptionsWith(new NoTexts())));
}
