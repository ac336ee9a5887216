using System.Collections.Immutable;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>A reference while a reader gathers it.</summary>
internal sealed class ReferenceDraft(int line)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StringBuilder> longer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PersonName>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReferenceDate> dates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> custom = new(StringComparer.Ordinal);

    /// <summary>A field of words that was set; null where it was not.</summary>
    public string? this[string field] => texts.GetValueOrDefault(field);

    /// <summary>Whether there is a field of dates.</summary>
    public bool HasDate(string field) => dates.ContainsKey(field);

    /// <summary>Sets a field of words unless it is set or there are no words; false where it was set before.</summary>
    public bool Set(string field, string? text) => string.IsNullOrWhiteSpace(text) || texts.TryAdd(field, text);

    /// <summary>Adds to a field of words that may stand several times.</summary>
    public void Add(string field, string text, string between)
    {
        if (!longer.TryGetValue(field, out StringBuilder? words)) longer[field] = words = new StringBuilder(texts.GetValueOrDefault(field));
        if (words.Length + text.Length > ReferenceFiles.LongestField) return;
        if (words.Length > 0) words.Append(between);
        words.Append(text);
    }

    /// <summary>Adds names to a field.</summary>
    public void Add(string field, params IEnumerable<PersonName> more)
    {
        foreach (PersonName name in more)
        {
            if (!names.TryGetValue(field, out List<PersonName>? list)) names[field] = list = [];
            if (list.Count < 10_000) list.Add(name);
        }
    }

    /// <summary>Sets a date unless there is none or the field is set.</summary>
    public void Set(string field, ReferenceDate? date)
    {
        if (date is not null) dates.TryAdd(field, date);
    }

    /// <summary>Keeps a field that CSL has no name for.</summary>
    public void Keep(string field, string text)
    {
        if (!custom.TryGetValue(field, out List<string>? values)) custom[field] = values = [];
        if (values.Count < 1_000) values.Add(text);
    }

    /// <summary>The reference. What CSL has no name for stands under <c>custom</c>, the place that CSL-JSON leaves for it.</summary>
    public Reference ToReference()
    {
        foreach ((string field, StringBuilder words) in longer) texts[field] = words.ToString();
        var reference = new Reference { Line = line };
        return reference with
        {
            Texts = reference.Texts.AddRange(texts),
            Names = reference.Names.AddRange(names.Select(static n => KeyValuePair.Create(n.Key, n.Value.ToImmutableArray()))),
            Dates = reference.Dates.AddRange(dates),
            Kept = custom.Count == 0 ? reference.Kept : reference.Kept.Add("custom", CslValues.Json(writer =>
            {
                writer.WriteStartObject();
                foreach ((string field, List<string> values) in custom) writer.WriteString(field, string.Join('\n', values));
                writer.WriteEndObject();
            })),
        };
    }
}
