using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Offramp.Research;

/// <summary>The words for people behind every code: refusals, problems, notes, history. One catalogue for each language.</summary>
public sealed class Messages
{
    private static readonly Lazy<Messages> LazyEnglish = new(static () => Load("Offramp.Research.Messages.en.json"));

    private readonly FrozenDictionary<string, MessageTemplate> templates;

    /// <summary>A catalogue of templates by code.</summary>
    public Messages(IEnumerable<KeyValuePair<string, string>> templates) =>
        this.templates = templates.ToFrozenDictionary(static t => t.Key, static t => MessageTemplate.Parse(t.Value), StringComparer.Ordinal);

    /// <summary>The English catalogue.</summary>
    public static Messages English => LazyEnglish.Value;

    /// <summary>Every code that has words, in ordinal order.</summary>
    public ImmutableArray<string> Codes => [.. templates.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The template behind a code, or null.</summary>
    public MessageTemplate? TemplateOf(string code) => templates.GetValueOrDefault(code);

    /// <summary>The message of a code. A code without words is said as it stands, and a value that is missing by its name: saying never throws.</summary>
    public string Say(string code, params ReadOnlySpan<MessageValue> values) =>
        templates.TryGetValue(code, out MessageTemplate? template) ? template.Fill(values) : code;

    /// <summary>Why a rule says no, and what to do.</summary>
    public string Say(Refusal refusal) => Say(refusal.Code, refusal.Values.AsSpan());

    /// <summary>A remark of a method or an import.</summary>
    public string Say(Note note) => Say(note.Code, note.Values.AsSpan());

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

    private static Messages Load(string resource)
    {
        using Stream stream = typeof(Messages).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using JsonDocument json = JsonDocument.Parse(stream);
        return new Messages([.. json.RootElement.EnumerateObject().Select(static p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? ""))]);
    }
}
