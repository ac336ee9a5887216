using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Offramp.Research.Tests.History;

/// <summary>What must hold for every kind of change, found by reflection: a new kind that forgets one of these does not pass.</summary>
public class ChangeKindTests
{
    private static readonly ImmutableArray<Change> Samples = Some.EveryChange();

    public static TheoryData<string> Kinds => [.. ChangeKinds.All.Select(k => k.Kind)];

    private static Change[] OfKind(string kind) => [.. Samples.Where(c => ChangeKinds.NameOf(c) == kind)];

    [Fact]
    public void The_list_of_kinds_is_the_approved_one() =>
        ApprovedText.Holds("tests/approved/change-kinds.txt", string.Concat(ChangeKinds.All.Select(k => k.Kind + "\n")));

    [Fact]
    public void Every_change_has_a_kind() =>
        Assert.Equal(
            typeof(Change).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Change)) && !t.IsAbstract).Select(t => t.Name).Order(),
            ChangeKinds.All.Select(k => k.Type.Name).Order());

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_has_a_sample(string kind) => Assert.NotEmpty(OfKind(kind));

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_has_a_sentence_for_the_history(string kind)
    {
        Study study = new Fold(new(7), Some.Acts(Samples)).Current;
        Change change = OfKind(kind)[0];
        var views = new HistoryViews(study);
        foreach (Act act in new[] { Some.Act(900, change), Some.Act(901, change, change), Some.Act(902, change, new StudyMerged(1, Some.Words("b"))) })
        {
            string sentence = views.Sentence(act);
            Assert.Matches("^[a-z]", sentence);
            Assert.DoesNotContain('{', sentence);
            Assert.DoesNotContain("history.", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Applying_never_throws_on_an_empty_study_or_a_full_one(string kind)
    {
        Study full = Samples.Aggregate(Study.Empty(new(7)), (s, c) => s.Apply(c));
        foreach (Change change in OfKind(kind))
        {
            Assert.NotNull(Study.Empty(new(7)).Apply(change));
            Assert.NotNull(full.Apply(change));
        }
    }

    [Fact]
    public void The_samples_find_all_their_targets() =>
        Assert.Empty(Samples.Aggregate(Study.Empty(new(7)), (s, c) => s.Apply(c)).Conflicts);

    [Theory, MemberData(nameof(Kinds))]
    public void Writing_and_reading_is_the_identity(string kind)
    {
        JsonSerializerOptions options = ChangeJson.OptionsWith(new TextRows());
        foreach (Change change in OfKind(kind))
        {
            string json = JsonSerializer.Serialize(change, options);
            Change back = JsonSerializer.Deserialize<Change>(json, options)!;
            Assert.Equal(json, JsonSerializer.Serialize(back, options));
            Assert.Equal(change.Creates, back.Creates);
            Assert.Equal(change.RestsOn, back.RestsOn);
            Assert.Equal(change.Destroys, back.Destroys);
            Assert.Equal(WordsOf.In(change), WordsOf.In(back));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_text_has_a_holder(string kind)
    {
        Type type = ChangeKinds.All.Single(k => k.Kind == kind).Type;
        Assert.Empty(PlainTexts(type, type.Name, []));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_sweep_finds_every_text_that_is_written(string kind)
    {
        JsonSerializerOptions options = ChangeJson.OptionsWith(new TextRows());
        foreach (Change change in OfKind(kind))
        {
            string json = JsonSerializer.Serialize(change, options);
            Assert.Equal(Regex.Count(json, Regex.Escape("\"$words\"")), WordsOf.In(change).Count());
            Assert.Equal(Regex.Count(json, Regex.Escape("\"text-row-")), WordsOf.TextsIn(change).Count());
        }
    }

    [Fact]
    public void What_destroys_a_key_cannot_be_taken_back() =>
        Assert.All(Samples.Where(c => !c.Destroys.IsEmpty), change => Assert.False(change.CanBeRetracted));

    // Text outside Words and StoredText would be sealed under the journal's key alone and outlive a withdrawal.
    private static IEnumerable<string> PlainTexts(Type type, string path, HashSet<Type> seen)
    {
        if (type == typeof(string) || type == typeof(char) || type == typeof(object)) return [path];
        if (type == typeof(Words) || type == typeof(StoredText) || !seen.Add(type)) return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) return [];
        if (type.IsGenericType) return type.GetGenericArguments().SelectMany(a => PlainTexts(a, path, seen));
        if (type.Assembly != typeof(Change).Assembly || type.IsEnum) return [];
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>(true) is null && p.Name is not (nameof(Change.Creates) or nameof(Change.RestsOn) or nameof(Change.Destroys)))
            .SelectMany(p => PlainTexts(p.PropertyType, $"{path}.{p.Name}", seen));
    }

    private sealed class TextRows : JsonConverter<StoredText>
    {
        public override StoredText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string[] parts = reader.GetString()!.Split('-');
            Assert.True(Id<StoredText>.TryParse(parts[2], out Id<StoredText> id) && Id<Holder>.TryParse(parts[3], out Id<Holder> _));
            Id<Holder>.TryParse(parts[3], out Id<Holder> holder);
            return new StoredText(id, holder, "");
        }

        public override void Write(Utf8JsonWriter writer, StoredText value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"text-row-{value.Id}-{value.Holder}");
    }
}
