using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>The words for people behind every code: refusals, problems, notes, history. One catalogue for each language.</summary>
public sealed class Messages
{
    /// <summary>The language that everything is said in where nothing else is chosen.</summary>
    public const string DefaultLanguage = "en";

    private static readonly Lazy<Messages> LazyEnglish = new(static () => new(Load("en"), DefaultLanguage, MessageWriting.Plain));
    private static readonly Lazy<Messages> LazyEnglishPage = new(static () => new(English, DefaultLanguage, MessageWriting.English));

    // What has no Persian words yet is said in English.
    private static readonly Lazy<Messages> LazyPersian = new(static () => new(English.Over(Load("fa")), "fa", MessageWriting.Persian));

    private readonly FrozenDictionary<string, MessageTemplate> templates;
    private readonly MessageWriting writing;

    /// <summary>A catalogue of templates by code.</summary>
    public Messages(IEnumerable<KeyValuePair<string, string>> templates)
        : this(templates, DefaultLanguage, MessageWriting.Plain)
    {
    }

    private Messages(IEnumerable<KeyValuePair<string, string>> templates, string language, MessageWriting writing)
        : this(templates.ToFrozenDictionary(static t => t.Key, static t => MessageTemplate.Parse(t.Value), StringComparer.Ordinal), language, writing)
    {
    }

    private Messages(Messages of, string language, MessageWriting writing)
        : this(of.templates, language, writing)
    {
    }

    private Messages(FrozenDictionary<string, MessageTemplate> templates, string language, MessageWriting writing)
    {
        this.templates = templates;
        this.writing = writing;
        Language = language;
    }

    /// <summary>The languages that there are, as BCP 47 tags.</summary>
    public static ImmutableArray<string> Languages { get; } = [DefaultLanguage, "fa"];

    /// <summary>The English catalogue as a terminal and a file take it: text in it stands without direction signs.</summary>
    public static Messages English => LazyEnglish.Value;

    /// <summary>The language of these words, as a BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>Whether it runs from right to left.</summary>
    public bool RightToLeft => Language == "fa";

    /// <summary>The catalogue of a language as a page takes it: names that run the other way are isolated. English for a language that there is
    /// none of.</summary>
    public static Messages In(string? language) => language switch
    {
        "fa" => LazyPersian.Value,
        _ => LazyEnglishPage.Value,
    };

    /// <summary>Every code that has words, in ordinal order.</summary>
    public ImmutableArray<string> Codes => [.. templates.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The template behind a code, or null.</summary>
    public MessageTemplate? TemplateOf(string code) => templates.GetValueOrDefault(code);

    /// <summary>The message of a code. A code without words is said as it stands, and a value that is missing by its name: saying never throws.</summary>
    public string Say(string code, params ReadOnlySpan<MessageValue> values) =>
        templates.TryGetValue(code, out MessageTemplate? template) ? template.Fill(Said(values), writing) : code;

    /// <summary>A name or another text in a list or beside other words, kept apart from them where it could turn their order.</summary>
    internal string Isolated(string text) => writing.Isolated(text);

    /// <summary>A whole number that stands alone, in the digits of the language.</summary>
    public string Number(int number) => writing.Value(number, "");

    /// <summary>Why a rule says no, and what to do.</summary>
    public string Say(Refusal refusal) => Say(refusal.Code, refusal.Values.AsSpan());

    /// <summary>A remark of a method or an import.</summary>
    public string Say(Note note) => Say(note.Code, note.Values.AsSpan());

    /// <summary>A date: "about 2016 to 2018". Its days are Gregorian in every language.</summary>
    public string Say(Edtf date) => date.InWords(SayDate);

    /// <summary>A date that rests on an event, with the event called so: "about 6 weeks after the loss of the island".</summary>
    public string Say(RelativeDate date, string eventName) => date.InWords(eventName, SayDate);

    /// <summary>What is wrong in a foreign file, with its place before it: "p-03.docx, line 12: …".</summary>
    public string Say(Problem problem) =>
        Say("messages.at-place", ("place", Say(problem.Place)), ("message", Say(problem.Code, problem.Values.AsSpan())));

    /// <summary>A place in words: "p-03.docx, line 12".</summary>
    public string Say(Place place)
    {
        string where = place.File;
        if (place.Line is { } line)
        {
            where = place.Column is { } column
                ? Say("messages.place-column", ("file", where), ("line", line), ("column", column))
                : Say("messages.place-line", ("file", where), ("line", line));
        }
        return place.Path is { Length: > 0 } path ? Say("messages.place-path", ("file", where), ("path", path)) : where;
    }

    // A message may name another one: why a rule says no, inside what was left out. Words that are withdrawn have one word in each language.
    private ReadOnlySpan<MessageValue> Said(ReadOnlySpan<MessageValue> values)
    {
        MessageValue[]? said = null;
        for (int i = 0; i < values.Length; i++)
        {
            string? inner = values[i].Content switch
            {
                ISayable sayable => sayable.In(this),
                Words.WithdrawnText => Say("term.withdrawn"),
                _ => null,
            };
            if (inner is null) continue;
            said ??= values.ToArray();
            said[i] = values[i] with { Content = inner };
        }
        return said ?? values;
    }

    private IEnumerable<KeyValuePair<string, string>> Over(KeyValuePair<string, string>[] others)
    {
        HashSet<string> known = [.. others.Select(static t => t.Key)];
        return templates.Where(t => !known.Contains(t.Key)).Select(static t => KeyValuePair.Create(t.Key, t.Value.Text)).Concat(others);
    }

    private string SayDate(string phrase, params (string Name, object Value)[] values) =>
        Say("dates.said." + phrase, [.. values.Select(static v => new MessageValue(v.Name, v.Value))]);

    private static KeyValuePair<string, string>[] Load(string language)
    {
        string resource = $"Offramp.Research.Messages.{language}.json";
        using Stream stream = typeof(Messages).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using JsonDocument json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateObject().Select(static p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? ""))];
    }
}
